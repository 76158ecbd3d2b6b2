import { z } from 'zod';
import { noProperties, type Properties } from '../notes/properties.ts';

const word = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const words = z.array(z.unknown()).transform((values) =>
  values.flatMap((value) => {
    const read = word.safeParse(value);
    return read.success ? [read.data] : [];
  }),
);

/** The properties among the keys of front matter. Values that make no sense are ignored. */
export function propertiesOf(data: unknown): Properties {
  const keys = z.record(z.string(), z.unknown()).safeParse(data);
  if (!keys.success) return noProperties;
  const { title, tags, tag, keywords, aliases, alias, date, created } = keys.data;
  return {
    title: word.safeParse(title).data || null,
    tags: unique([tags, tag, keywords].flatMap((value) => listOf(value, tagsIn))),
    aliases: unique([aliases, alias].flatMap((value) => listOf(value, (only) => [only]))),
    date: dateOf(date) ?? dateOf(created),
  };
}

function listOf(value: unknown, split: (value: string) => string[]): string[] {
  const list = words.safeParse(value).data;
  if (list !== undefined) return list.map(withoutHash);
  const only = word.safeParse(value).data;
  return only === undefined ? [] : split(only);
}

/** The tags in one line, separated by commas, or by spaces if there is no comma. */
export function tagsIn(line: string): string[] {
  return line.split(line.includes(',') ? ',' : /\s+/).map(withoutHash);
}

function withoutHash(tag: string): string {
  return tag.trim().replace(/^#/, '');
}

/** Each value once, without empty ones. */
export function unique(values: string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '');
}

const timestamp = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2}))?/;

/** Parses a date as people and programs write it; null if it is not a date in the calendar. */
export function dateOf(value: unknown): number | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  if (typeof value !== 'string') return null;
  const match = timestamp.exec(value.trim());
  if (match === null) return /\b\d{4}\b/.test(value) ? numberOrNull(Date.parse(value)) : null;
  const local = localTime(match.slice(1).map((part) => Number(part ?? 0)));
  // Only a full time stamp can name a time zone.
  return local !== null && /\d(Z|[+-]\d{2}:?\d{2})$/.test(value.trim())
    ? (numberOrNull(Date.parse(value)) ?? local)
    : local;
}

const datedName = /^(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)/;

/** The date at the start of a file’s name, as in daily notes; null if there is none. */
export function dateOfName(name: string): number | null {
  const match = datedName.exec(name);
  return match === null ? null : localTime([match[1], match[3], match[4]].map(Number));
}

function localTime([year = 0, month = 0, day = 0, hour = 0, minute = 0]: number[]): number | null {
  const date = new Date(year, month - 1, day, hour, minute);
  const isReal = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return isReal && year >= 1000 ? date.getTime() : null;
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
