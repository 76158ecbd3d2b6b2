import { frontMatterIn } from '../../../shared/front-matter.ts';
import { constructsOf } from '../../ui/markdown/constructs.ts';
import type { Yaml } from '../../ui/markdown/lazy-parts.ts';

/** A piece of a property’s value. */
export type PropertyPiece =
  | { kind: 'text' | 'tag' | 'address'; text: string }
  | { kind: 'link'; text: string; target: string };

export interface Property {
  name: string;
  /** Each value in pieces; none for a property that has none. */
  values: PropertyPiece[][];
}

/** Longer front matter is data, or an attack. In UTF-16 units. */
const longest = 64 * 1024;

/** The YAML at the beginning of a note; null where there is none. */
export function frontMatterOf(text: string): string | null {
  const block = frontMatterIn(text);
  const source = block?.language === 'yaml' ? block.source.trimEnd() : '';
  return source === '' || source.length > longest ? null : source;
}

/** The properties in a note’s YAML, as they are written, in their order; null where they cannot be read. */
export function propertiesOf(source: string, yaml: Yaml): Property[] | null {
  // Without a schema nothing is taken for a number or a date.
  const document = yaml.parseDocument(source, { logLevel: 'silent', strict: false, schema: 'failsafe' });
  const data = document.errors.length > 0 ? null : plainData(document);
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return null;
  return Object.entries(data).map(([name, value]) => ({
    name,
    values: valuesOf(value).map((each) => piecesOf(each, /^tags?$/i.test(name))),
  }));
}

function plainData(document: ReturnType<Yaml['parseDocument']>): unknown {
  try {
    // Aliases are refused: a few lines of them can expand to gigabytes.
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function valuesOf(value: unknown): string[] {
  const link = linkIn(value);
  if (link !== null) return [link];
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (value === null || value === undefined || value === '') return [];
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}

/** `[[Note]]` without quotation marks is a list in a list for YAML. */
function linkIn(value: unknown): string | null {
  const [inner] = Array.isArray(value) && value.length === 1 ? value : [];
  const [name] = Array.isArray(inner) && inner.length === 1 ? inner : [];
  return typeof name === 'string' ? `[[${name}]]` : null;
}

function piecesOf(value: string, areTags: boolean): PropertyPiece[] {
  if (areTags)
    return value.split(/[\s,]+/).flatMap((tag) => (tag === '' ? [] : { kind: 'tag', text: tag.replace(/^#/, '') }));
  if (/^https?:\/\/\S+$/i.test(value)) return [{ kind: 'address', text: value }];
  const pieces: PropertyPiece[] = [];
  let done = 0;
  for (const construct of constructsOf(value)) {
    if (construct.kind !== 'link') continue;
    const { start, end, target, label } = construct;
    if (start > done) pieces.push({ kind: 'text', text: value.slice(done, start) });
    pieces.push({ kind: 'link', text: value.slice(label.start, label.end), target });
    done = end;
  }
  if (done < value.length) pieces.push({ kind: 'text', text: value.slice(done) });
  return pieces;
}
