import type { TextRange } from '../../../shared/domain.ts';
import { type FilterField, filterFields, type QueryPart } from '../../../shared/query.ts';
import { tagPattern } from '../../../shared/tag-pattern.ts';
import { type Message, message } from '../../lib/translate.tsx';
import { readQuery } from './read-query.ts';

/** The filters, each with what it keeps. */
export const filterHints: Readonly<Record<FilterField, Message>> = {
  folder: message('notes in a folder'),
  tag: message('notes with a tag'),
  type: message('notes in one format'),
  title: message('notes whose title contains this'),
  after: message('notes since a date'),
  before: message('notes before a date'),
  path: message('notes whose path contains this'),
  sort: message('the newest or the best first'),
};

/** The part of a filter that is being typed: its name or its value. A suggestion replaces what is between `start` and `end`. */
export type Completion = { typed: string; start: number; end: number } & (
  | { kind: 'name' }
  | { kind: 'value'; field: FilterField }
  /** A tag as it stands in notes, its `#` included. */
  | { kind: 'tag' }
);

const wholeTag = new RegExp(`^${tagPattern}$`, 'u');
const namePrefix = /(?:^|\s)-?(\p{L}+)$/u;
const hashPrefix = /(?:^|\s)-?(#([\p{L}\p{M}\p{N}\p{So}_/-]*))$/u;
const valuePrefix = /(?:^|\s)-?(\w+):("([^"]*)|[^\s"]*)$/;

/** Also the beginnings of `before:` and `sort:`, but words at the end of many queries. */
const commonWords: readonly string[] = ['be', 'so'];

/** What can be completed at the cursor; null where the cursor is not at a filter. */
export function completionAt(query: string, cursor: number): Completion | null {
  const within = readQuery(query).parts.find(({ start, end }) => start < cursor && cursor < end);
  if (within?.kind === 'phrase') return null;
  // A value whose quotation mark is not closed yet goes on to the end of the query, and would be replaced as a whole.
  const around = within?.kind === 'unfinished' || isOpen(query, within) ? undefined : within;
  const isAtEndOfWord = cursor === query.length || /\s/.test(query.charAt(cursor));
  if (!around && !isAtEndOfWord) return null;
  const head = query.slice(0, cursor);

  const [, name, given, quoted] = valuePrefix.exec(head) ?? [];
  const field = name === undefined ? undefined : fieldNamed(name);
  if (field !== undefined && given !== undefined) {
    const end = around ? around.end : cursor;
    return { kind: 'value', field, typed: quoted ?? given, start: cursor - given.length, end };
  }
  const [, hash, tag] = hashPrefix.exec(head) ?? [];
  if (hash !== undefined && tag !== undefined) {
    return { kind: 'tag', typed: tag, start: cursor - hash.length, end: around?.end ?? cursor };
  }
  const typed = namePrefix.exec(head)?.[1] ?? '';
  if (!isAtEndOfWord || typed.length < 2 || namesFor(typed).length === 0) return null;
  return { kind: 'name', typed, start: cursor - typed.length, end: cursor };
}

/** The filters whose names begin with what is typed; none once a name is complete. */
export function namesFor(typed: string): FilterField[] {
  const lower = typed.toLowerCase();
  return commonWords.includes(lower) ? [] : filterFields.filter((field) => field.startsWith(lower) && field !== lower);
}

/** The query after a completion is accepted, and where the cursor goes. */
export function complete(query: string, completion: Completion, value: string): { query: string; cursor: number } {
  const rest = query.slice(completion.end);
  const before = query.slice(0, completion.start);
  if (completion.kind === 'name') {
    return { query: `${before}${value}:${rest}`, cursor: before.length + value.length + 1 };
  }
  const written = completion.kind === 'tag' ? writtenTag(value) : inQuotationMarks(value);
  return { query: `${before}${written} ${rest.trimStart()}`, cursor: before.length + written.length + 1 };
}

/** The query with another value in a filter of it. */
export function withValue(
  query: string,
  { start, end, field }: TextRange & { field: FilterField },
  value: string,
): string {
  return `${query.slice(0, start)}${field}:${inQuotationMarks(value)}${query.slice(end)}`;
}

/** A value as it must be typed: if it has a space, in quotation marks that it does not contain itself. */
export function inQuotationMarks(value: string): string {
  if (!/\s|^["“„]/.test(value)) return value;
  return value.includes('"') ? `“${value}”` : `"${value}"`;
}

/** A tag with its `#`, unless it holds what ends one in a query. */
function writtenTag(tag: string): string {
  return wholeTag.test(`#${tag}`) ? `#${tag}` : `tag:${inQuotationMarks(tag)}`;
}

/** Whether a part is a value whose quotation mark is not closed yet. */
function isOpen(query: string, part: QueryPart | undefined): boolean {
  const [, value] = /^-?\w+:["“„](.*)$/s.exec(query.slice(part?.start, part?.end)) ?? [];
  return value !== undefined && !/["“]$/.test(value);
}

function fieldNamed(name: string): FilterField | undefined {
  return filterFields.find((field) => field === name.toLowerCase());
}
