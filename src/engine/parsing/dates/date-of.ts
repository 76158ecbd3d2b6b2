import { dayAndMonth, localTime, weekStart } from './calendar.ts';
import { isDayFirst } from './day-order.ts';
import { dateNameKey, dateNames } from './month-names.ts';

/** Longer values are texts. */
const maxLength = 100;

const isoLike =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:(?:[T_,\s]|\s*[\p{L}.]{2,12}[,\s])\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\b\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?/iu;
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T\s_-]?(\d{2})[:.]?(\d{2})(?:[:.]?(\d{2}))?)?(Z?)$/;
const numbers = /^(\d{1,2})(\.\s?|[/-])(\d{1,2})(?:\.\s?|[/-])(\d{4})\b\.?(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const unspaced = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?/u;
const withZone = /\d{4}.*(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})\b/;
/** What may stand in a date beside day, month and year. */
const fillers = new Set(
  'the of de del do da den der am um at à le el il die de’ d di on le les í an år ngày tháng năm г'.split(' '),
);
const ordinals = /^(\d{1,2})(?:st|nd|rd|th|er|ère|re|e|º|ª|o|a|ος|η|-го|го|:e|\.)?$/iu;

/**
 * Reads a date as people and programs write it: ISO 8601, `20210305`, a time stamp, `05.03.2021`, `March 5th, 2021`,
 * `2021-W09`, in links (`[[2021-03-05]]`) and with a weekday. Without a zone it is in the user’s. Of the days and months
 * of which either may come first, the order is the system’s; where that is not known the date is not read.
 * @returns milliseconds since the epoch; null if it is not a date in the calendar, or not certain.
 */
export function dateOf(value: unknown, dayFirst: boolean | null = isDayFirst()): number | null {
  // A date of TOML knows whether it was written with a zone.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : dateOf(value.toISOString(), dayFirst);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const written = String(value).normalize('NFKC').trim();
  if (written.length > maxLength) return null;
  const text = withoutWeekday(
    written
      .replace(/^\[\[([^[\]|]+)(?:\|[^[\]]*)?\]\]/, '$1')
      .replace(/^["'<[(]+|[>\])"']+$/g, '')
      .trim(),
  );
  return (
    isoDate(text) ??
    compactDate(text) ??
    timeStamp(text) ??
    partOfYear(text) ??
    numericDate(text, dayFirst) ??
    unspacedDate(text) ??
    wordedDate(text)
  );
}

function isoDate(text: string): number | null {
  const match = isoLike.exec(text);
  if (match === null) return null;
  const [, year, , month, day, hour, minute, second, half, zone] = match;
  const date = [year, month, day].map(Number);
  const [y = 0, m = 0, d = 0] = date;
  const midnight = localTime(y, m, d);
  if (midnight === null || hour === undefined) return midnight;
  const time = [hourOf(Number(hour), half), Number(minute), Number(second ?? 0)] as const;
  if (zone === undefined) return localTime(y, m, d, ...time) ?? midnight;
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return Date.UTC(y, m - 1, d, ...time) - offset;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function compactDate(text: string): number | null {
  const match = compact.exec(text);
  if (match === null || /^\d{10}$|^\d{13}$/.test(text)) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (match[7] === 'Z' && localTime(year, month, day) !== null)
    return Date.UTC(year, month - 1, day, hour, minute, second);
  return localTime(year, month, day, hour, minute, second);
}

/** Seconds or milliseconds since the epoch, from 2001 on. */
function timeStamp(text: string): number | null {
  const whole = /^(\d{10}|\d{13})(?:\.\d+)?$/.exec(text)?.[1];
  if (whole === undefined) return null;
  return Number(whole) * (whole.length === 10 ? 1000 : 1);
}

/** A year, month, quarter or week: its first day. */
function partOfYear(text: string): number | null {
  const [, year, month] = /^(\d{4})(?:\s?[-/.]\s?(\d{1,2}))?$/.exec(text) ?? [];
  if (year !== undefined) return localTime(Number(year), Number(month ?? 1), 1);
  const [, inYear, letter = '', number, weekday] =
    /^(\d{4})[-\s_]?([WKQ])(?:W)?(\d{1,2})(?:-?([1-7]))?$/i.exec(text) ?? [];
  if (inYear === undefined) return null;
  if (/q/i.test(letter)) return Number(number) > 4 ? null : localTime(Number(inYear), 3 * Number(number) - 2, 1);
  return weekStart(Number(inYear), Number(number), Number(weekday ?? 1));
}

function numericDate(text: string, dayFirst: boolean | null): number | null {
  const match = numbers.exec(text);
  if (match === null) return null;
  const [, first, sign = '', second, year, hour = '0', minute = '0'] = match;
  // Between full stops the day comes first everywhere.
  const order = sign.startsWith('.') ? true : dayFirst;
  const midnight = dayAndMonth(Number(year), Number(first), Number(second), order);
  if (midnight === null) return null;
  const date = new Date(midnight);
  return localTime(date.getFullYear(), date.getMonth() + 1, date.getDate(), Number(hour), Number(minute)) ?? midnight;
}

function withoutWeekday(text: string): string {
  if (!/^\p{L}/u.test(text) || !/\d/.test(text)) return text;
  const [before = '', name = ''] = /^(\p{L}[\p{L}\p{M}]*)\.?,?\s+/u.exec(text) ?? [];
  return before !== '' && dateNames().weekdays.has(dateNameKey(name)) ? text.slice(before.length) : text;
}

function unspacedDate(text: string): number | null {
  const [, year, month, day] = unspaced.exec(text) ?? [];
  return year === undefined ? null : localTime(Number(year), Number(month), Number(day ?? 1));
}

/** A date with its month in words: a year, a month, perhaps a day and a time, and nothing that is not part of a date. */
function wordedDate(text: string): number | null {
  if (!/\b\d{4}\b/.test(text) || !/\p{L}{3}/u.test(text)) return null;
  const { months, weekdays } = dateNames();
  const [, hour = '0', minute = '0', half] = /\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]\.?m)?/i.exec(text) ?? [];
  if (withZone.test(text) && /\d:\d/.test(text)) {
    const exact = Date.parse(text.replace(/\(.*\)/, ''));
    if (!Number.isNaN(exact)) return exact;
  }
  let year: number | null = null;
  let month: number | null = null;
  let day: number | null = null;
  const rest = text.replace(/\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?/i, ' ');
  for (const token of rest.split(/[\s,/·|-]+/)) {
    const key = dateNameKey(token);
    const number = ordinals.exec(token)?.[1];
    const named = months.get(key);
    if (token === '' || fillers.has(key)) continue;
    else if (/^\d{4}\.?$/.test(token) && year === null) year = Number.parseInt(token, 10);
    else if (number !== undefined && day === null) day = Number(number);
    else if (named !== undefined && month === null) month = named;
    else if (!weekdays.has(key)) return null;
  }
  if (year === null || month === null) return null;
  return (
    localTime(year, month, day ?? 1, hourOf(Number(hour), half), Number(minute)) ?? localTime(year, month, day ?? 1)
  );
}
