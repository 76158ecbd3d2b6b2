import type { DatePhrase } from './date-phrases.ts';
import { type DateRange, dayOf, monthRange, unitBefore, yearRange } from './date-range.ts';
import { seasonsHere } from './seasons.ts';

/** A way to name a date in Chinese or Japanese, which write no spaces; Chinese in both its scripts. */
interface UnspacedRule {
  pattern: RegExp;
  /** @param numbers the groups of the pattern. */
  rangeOf: (numbers: number[], now: Date) => DateRange | null;
}

const rules: readonly UnspacedRule[] = [
  {
    pattern: /((?:19|20)\d\d)年(\d\d?)月(\d\d?)[日号號]/gu,
    rangeOf: ([year = 0, month = 0, day = 0]) => dayOf(year, month - 1, day),
  },
  { pattern: /((?:19|20)\d\d)年(1[0-2]|0?[1-9])月/gu, rangeOf: ([year = 0, month = 0]) => monthRange(year, month - 1) },
  {
    pattern: /(?:去年|昨年)の?(1[0-2]|0?[1-9])月/gu,
    rangeOf: ([month = 0], now) => monthRange(now.getFullYear() - 1, month - 1),
  },
  { pattern: /今年の?(1[0-2]|0?[1-9])月/gu, rangeOf: ([month = 0], now) => monthRange(now.getFullYear(), month - 1) },
  ...['春', '夏', '秋', '冬'].flatMap((name, season): UnspacedRule[] => [
    {
      pattern: new RegExp(`((?:19|20)\\d\\d)年の?${name}[天季]?`, 'gu'),
      rangeOf: ([year = 0]) => seasonsHere.of(season, year),
    },
    {
      pattern: new RegExp(`(?:去年|昨年)の?${name}[天季]?`, 'gu'),
      rangeOf: (_, now) => seasonsHere.of(season, now.getFullYear() - 1),
    },
    {
      pattern: new RegExp(`今年の?${name}[天季]?`, 'gu'),
      rangeOf: (_, now) => seasonsHere.of(season, now.getFullYear()),
    },
  ]),
  { pattern: /((?:19|20)\d\d)年/gu, rangeOf: ([year = 0]) => yearRange(year) },
  { pattern: /(\d{1,3})[天日]前/gu, rangeOf: ([count = 0], now) => unitBefore(now, 'day', count) },
  {
    pattern: /(\d{1,3})(?:週間|[个個]?(?:周|週|星期|礼拜))前/gu,
    rangeOf: ([count = 0], now) => unitBefore(now, 'week', count),
  },
  { pattern: /(\d{1,3})[かヶケカ个個]月前/gu, rangeOf: ([count = 0], now) => unitBefore(now, 'month', count) },
  { pattern: /(\d{1,3})年前/gu, rangeOf: ([count = 0], now) => unitBefore(now, 'year', count) },
  { pattern: /前天|一昨日|おととい/gu, rangeOf: (_, now) => unitBefore(now, 'day', 2) },
  { pattern: /昨天|昨日|きのう/gu, rangeOf: (_, now) => unitBefore(now, 'day', 1) },
  // Before other characters “今日” is a part of names.
  { pattern: /今天|今日(?!\p{Script=Han})/gu, rangeOf: (_, now) => unitBefore(now, 'day', 0) },
  { pattern: /先週|上[个個]?(?:周|週|星期|礼拜)/gu, rangeOf: (_, now) => unitBefore(now, 'week', 1) },
  { pattern: /今週|(?:本|这|這)[个個]?(?:周|週|星期|礼拜)/gu, rangeOf: (_, now) => unitBefore(now, 'week', 0) },
  { pattern: /先月|上[个個]?月/gu, rangeOf: (_, now) => unitBefore(now, 'month', 1) },
  { pattern: /今月|(?:本|这[个個]|這[个個])月/gu, rangeOf: (_, now) => unitBefore(now, 'month', 0) },
  { pattern: /前年|一昨年/gu, rangeOf: (_, now) => unitBefore(now, 'year', 2) },
  { pattern: /去年|昨年/gu, rangeOf: (_, now) => unitBefore(now, 'year', 1) },
  { pattern: /今年/gu, rangeOf: (_, now) => unitBefore(now, 'year', 0) },
];

/** What follows a date and belongs to it; “of” and “in” are removed with it. */
const since = /^(?:以降|以来|以後|から|以后|之后|之後)の?/u;
const before = /^(?:以前|より前|之前)の?/u;
const particle = /^[のに的]/u;

/** The first date that a text names in Chinese or Japanese, if it has begun. */
export function firstUnspacedDate(text: string, now: Date): DatePhrase | null {
  const found = rules.flatMap(({ pattern, rangeOf }) =>
    [...text.matchAll(pattern)].flatMap((match): DatePhrase[] => {
      const range = rangeOf(match.slice(1).map(Number), now);
      const end = match.index + match[0].length;
      return range === null || /\d/.test(text.charAt(match.index - 1))
        ? []
        : [withSuffix(text, match.index, end, range)];
    }),
  );
  const begun = found.filter(({ range: { from } }) => from === null || from <= now);
  return begun.sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;
}

function withSuffix(text: string, start: number, end: number, range: DateRange): DatePhrase {
  const rest = text.slice(end);
  const [from] = since.exec(rest) ?? [];
  if (from !== undefined) return { start, end: end + from.length, range: { ...range, to: null } };
  const [until] = before.exec(rest) ?? [];
  if (until !== undefined) return { start, end: end + until.length, range: { ...range, from: null, to: range.from } };
  return { start, end: end + (particle.exec(rest)?.[0].length ?? 0), range };
}
