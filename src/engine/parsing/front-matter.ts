import { parse } from 'smol-toml';
import { parseDocument } from 'yaml';
import { type FrontMatterBlock, frontMatterIn, isKeyLine } from '../../shared/front-matter.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { noProperties, type Properties } from '../notes/properties.ts';
import { joinedProperties, propertiesOf } from './properties.ts';

/** Longer front matter is data, or an attack: nobody writes that much about a note. */
const maxCharacters = 64 * 1024;
const mostErrors = 100;

export interface FrontMatter {
  properties: Properties;
  /** Where the note’s own text begins. */
  end: number;
  /** What the user should know of it; null if all of it was read. */
  warning: UserText | null;
}

/**
 * The front matter at the start of a note, YAML between `---` or TOML between `+++`; null if there is none. A line that
 * cannot be parsed (a colon in a title, a template, a key stated twice) is read as it stands, and the others are read as ever.
 */
export function frontMatterOf(text: string): FrontMatter | null {
  const block = frontMatterIn(text);
  if (block === null) return null;
  const { source, end } = block;
  if (source.length > maxCharacters)
    return {
      properties: noProperties,
      end,
      warning: userText('The properties of the note are longer than {size} kB and are not read.', {
        size: maxCharacters / 1024,
      }),
    };
  const data = dataOf(block.language, source);
  if (data !== undefined) return { properties: propertiesOf(data), end, warning: null };
  return { ...entryByEntry(block), end };
}

/** Undefined if any of it cannot be parsed. */
function dataOf(language: FrontMatterBlock['language'], source: string): unknown {
  return language === 'yaml' ? yamlOf(source) : withoutThrowing(() => parse(source));
}

function yamlOf(source: string): unknown {
  // Without a schema nothing is taken for a number: a title of 1.10 is not 1.1.
  const document = parseDocument(withTags(source), {
    logLevel: 'silent',
    strict: false,
    schema: 'failsafe',
    prettyErrors: false,
  });
  if (document.errors.length > 0) return undefined;
  // YAML aliases are refused: a few lines of them can expand to gigabytes.
  return withoutThrowing(() => document.toJS({ maxAliasCount: 0 }));
}

/** Tags with their hashes, which YAML takes for comments. */
function withTags(source: string): string {
  if (!source.includes('#')) return source;
  return source
    .replace(/^(tags?|keywords?)([ \t]*:[ \t]+)(#[^\r\n"]*)/gim, '$1$2"$3"')
    .replace(/^([ \t]*-[ \t]+)(#[^\s"#][^\s"]*)[ \t]*$/gm, '$1"$2"');
}

function withoutThrowing(read: () => unknown): unknown {
  try {
    return read() ?? null;
  } catch {
    // What cannot be parsed is told by whoever reads the result.
    return undefined;
  }
}

/** Reads one property after another, so that one that cannot be parsed loses only itself. */
function entryByEntry({ source, language }: FrontMatterBlock): Omit<FrontMatter, 'end'> {
  let properties = noProperties;
  const unread: number[] = [];
  const seen = new Set<string>();
  for (const { lines, line } of entriesOf(source, language)) {
    // With so many errors it is none, and the parser takes long over each.
    const data = unread.length > mostErrors ? undefined : dataOf(language, lines.join('\n'));
    const key = keyOfLine(lines[0] ?? '', language);
    const isRead = typeof data === 'object' && !(key !== '' && seen.has(key));
    if (!isRead) unread.push(line);
    seen.add(key);
    const own = data !== null && typeof data === 'object' ? data : asWritten(lines, language);
    properties = joinedProperties(properties, propertiesOf(own));
  }
  const [first] = unread;
  const warning =
    first === undefined
      ? null
      : userText(
          '{count, plural, one {Line {line, number} of the note’s properties is not valid: it is read as far as possible, and the others as usual.} other {# lines of the note’s properties are not valid, the first of them line {line, number}: they are read as far as possible, and the others as usual.}}',
          // The fence is the note’s first line.
          { line: first + 2, count: unread.length },
        );
  return { properties, warning };
}

interface Entry {
  lines: string[];
  /** The number of its first line, from 0. */
  line: number;
}

/** The stretches that begin with a key. Lines that belong to no key stand alone. */
function entriesOf(source: string, language: FrontMatterBlock['language']): Entry[] {
  const entries: Entry[] = [];
  for (const [line, text] of source.split(/\r?\n/).entries()) {
    const last = entries.at(-1);
    if (/^\s*(?:#|$)/.test(text)) continue;
    const belongs = /^(?:[ \t]|-(?:[ \t]|$)|\]|\})/.test(text) || (last !== undefined && isOpen(last.lines));
    if (last === undefined || isKeyLine(text, language) || !belongs) entries.push({ lines: [text], line });
    else last.lines.push(text);
  }
  return entries;
}

/** Whether a list is not closed yet. */
function isOpen(lines: readonly string[]): boolean {
  return /[:=][ \t]*[[{][^\]}]*$/.test(lines.join(' '));
}

function keyOfLine(line: string, language: FrontMatterBlock['language']): string {
  const end = line.indexOf(language === 'yaml' ? ':' : '=');
  return end === -1 ? '' : line.slice(0, end).trim().toLowerCase();
}

/** A property read as it stands: what follows the key, or the items below it. */
function asWritten([first = '', ...below]: string[], language: FrontMatterBlock['language']): Record<string, unknown> {
  const end = first.indexOf(language === 'yaml' ? ':' : '=');
  if (end === -1) return {};
  const key = unquoted(first.slice(0, end));
  const value = first.slice(end + 1).trim();
  const items = below.map((line) => unquoted(line.trim().replace(/^-\s*/, ''))).filter((item) => item !== '');
  if (value === '' || /^[|>][+-]?$/.test(value)) return { [key]: items };
  if (!/^\[(?!\[)/.test(value)) return { [key]: unquoted(value) };
  const list = [value.slice(1), ...items].join(',').replace(/\]\s*,*$/, '');
  return { [key]: list.split(',').map(unquoted) };
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$|^["']/, '$2');
}
