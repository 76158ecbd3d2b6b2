import { useSyncExternalStore } from 'react';
import { createStore } from '../../lib/store.ts';
import { constructsOf } from './constructs.ts';
import type { Lowlight } from './draw-code.ts';

export type Temml = typeof import('temml').default;
export type Yaml = Pick<typeof import('yaml'), 'parseDocument'>;

/** The parts that few notes need, once they are loaded: formulas, the colours of code, properties. */
interface LazyParts {
  temml: Temml | null;
  lowlight: Lowlight | null;
  yaml: Yaml | null;
}

const store = createStore<LazyParts>('lazy parts', () => ({ temml: null, lowlight: null, yaml: null }));

/** One of the parts that only some notes need; null until it is loaded. */
export function useLazyPart<K extends keyof LazyParts>(name: K): LazyParts[K] {
  const part = (): LazyParts[K] => store.getState()[name];
  return useSyncExternalStore(store.subscribe, part, part);
}

/** Loads what a Markdown text needs to be drawn; at once if it is there already. */
export async function loadPartsFor(text: string): Promise<void> {
  const { temml, lowlight, yaml } = store.getState();
  const needsTemml = !temml && text.includes('$') && constructsOf(text).some(({ kind }) => kind === 'math');
  const needsLowlight = !lowlight && /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?:`{3}|~{3})[ \t]*\w/m.test(text);
  const needsYaml = !yaml && /^---[ \t]*\r?\n/.test(text);
  await Promise.all([needsTemml && loadTemml(), needsLowlight && loadLowlight(), needsYaml && loadYaml()]);
}

async function loadTemml(): Promise<void> {
  const [{ default: temml }] = await Promise.all([import('temml'), import('temml/dist/Temml-Local.css')]);
  store.setState({ temml });
}

async function loadLowlight(): Promise<void> {
  const { common, createLowlight } = await import('lowlight');
  store.setState({ lowlight: createLowlight(common) });
}

async function loadYaml(): Promise<void> {
  const { parseDocument } = await import('yaml');
  store.setState({ yaml: { parseDocument } });
}
