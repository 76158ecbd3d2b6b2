import { z } from 'zod';
import { noProperties, type Properties } from '../notes/properties.ts';
import { dateOf } from './dates/date-of.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim());

/** The keys under which the date of a note is stated, the one that says most about it first. Compared as `keyOf` makes them. */
const dateKeys = [
  'date',
  'created',
  'date created',
  'created at',
  'created on',
  'creation date',
  'created date',
  'created time',
  'creation time',
  'datetime',
  'published',
  'publish date',
  'date published',
  'published at',
  'pubdate',
  'updated',
  'date updated',
  'updated at',
  'modified',
  'date modified',
  'modified at',
  'last modified',
  'lastmod',
];

/** So many characters of a line of tags are read: a longer one is data. */
export const mostOfTags = 10_000;

/** A key as keys are compared: `Date_Created` is `date created`. */
export function keyOf(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** The properties among keys and values, in whatever case the keys are. Values that make no sense are ignored. */
export function propertiesOf(data: unknown): Properties {
  const keys = z.record(z.string(), z.unknown()).safeParse(data);
  if (!keys.success) return noProperties;
  const entries = Map.groupBy(Object.entries(keys.data), ([key]) => keyOf(key));
  const all = (...names: string[]) => names.flatMap((name) => (entries.get(name) ?? []).map(([, value]) => value));
  return {
    title: all('title').flatMap(listOf)[0] ?? null,
    tags: unique(all('tags', 'tag', 'keywords', 'keyword').flatMap(tagsOf)),
    aliases: unique(all('aliases', 'alias').flatMap(listOf)),
    date:
      all(...dateKeys).flatMap((value) => dateOf(value instanceof Date ? value : listOf(value)[0]) ?? [])[0] ?? null,
  };
}

/** What two readings of properties say together; of what can only be said once, the first counts. */
export function joinedProperties(first: Properties, second: Properties): Properties {
  return {
    title: first.title ?? second.title,
    tags: unique([...first.tags, ...second.tags]),
    aliases: unique([...first.aliases, ...second.aliases]),
    date: first.date ?? second.date,
  };
}

/** The values of a list, also of one in a list, or of a set; a value alone is a list of one. */
function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listOf);
  if (value instanceof Set) return [...value].flatMap(listOf);
  const read = scalar.safeParse(value);
  return read.success && !/^(?:|~|null)$/i.test(read.data) ? [read.data] : setKeys(value);
}

/** In YAML `{a, b}` is a mapping without values, and meant as a list. */
function setKeys(value: unknown): string[] {
  const read = z.record(z.string(), z.union([z.null(), z.literal('')])).safeParse(value);
  return read.success ? Object.keys(read.data) : [];
}

function tagsOf(value: unknown): string[] {
  if (typeof value === 'string') return /\n/.test(value) ? value.split('\n').flatMap(tagsIn) : tagsIn(value.trim());
  return listOf(value).map(withoutHash);
}

/** The tags in one line, separated by commas, or by spaces if there is no comma. Those in double brackets may have spaces. */
export function tagsIn(whole: string): string[] {
  const line = whole.slice(0, mostOfTags);
  const pieces = line.match(line.includes(',') ? /(?:\[\[[^[\]]*\]\]|[^,])+/g : /(?:\[\[[^[\]]*\]\]|\S)+/g) ?? [];
  return pieces.flatMap(listOf).map(withoutHash);
}

/** The keywords of a document, which programs part by semicolons or as tags are parted; each once. */
export function keywordsIn(line: string): string[] {
  return unique(tagsIn(line.replaceAll(';', ',')));
}

function withoutHash(tag: string): string {
  return tag
    .trim()
    .replace(/^#?\[\[([^[\]]+)\]\]$|^["'](.*)["']$/, '$1$2')
    .replace(/^#+/, '');
}

/** Each value once, without empty ones. */
export function unique(values: string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '');
}
