import { parse } from 'smol-toml';
import { parseDocument } from 'yaml';
import { noProperties, type Properties } from '../notes/properties.ts';
import { propertiesOf } from './properties.ts';

const block = /^(---|\+\+\+)[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\1[ \t]*(?:\r?\n|$)/;

/** Longer front matter is data, or an attack: nobody writes that much about a note. */
const maxCharacters = 64 * 1024;

export interface FrontMatter {
  properties: Properties;
  /** Where the note’s own text begins. */
  end: number;
}

/**
 * The front matter at the start of a note, YAML between `---` or TOML between `+++`; null if there is none. It often
 * cannot be parsed (templates, tabs, half-typed lines), and then yields no properties.
 */
export function frontMatterOf(text: string): FrontMatter | null {
  const match = block.exec(text);
  if (match === null) return null;
  const [whole, fence, source = ''] = match;
  if (source.length > maxCharacters) return { properties: noProperties, end: whole.length };
  const data = fence === '---' ? parseYaml(source) : parseToml(source);
  return { properties: propertiesOf(data), end: whole.length };
}

function parseYaml(source: string): unknown {
  const document = parseDocument(source, { logLevel: 'silent', strict: false });
  // YAML aliases are refused: a few lines of them can expand to gigabytes.
  return document.errors.length > 0 ? null : withoutThrowing(() => document.toJS({ maxAliasCount: 0 }));
}

function parseToml(source: string): unknown {
  return withoutThrowing(() => parse(source));
}

function withoutThrowing(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
