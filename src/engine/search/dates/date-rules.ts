import {
  type CalendarUnit,
  type DateRange,
  dayOf,
  monthRange,
  spanOf,
  unitBefore,
  weekendBefore,
  yearRange,
} from './date-range.ts';
import type { DateWords } from './date-words.ts';
import { seasonsHere } from './seasons.ts';
import { any, whole } from './word-patterns.ts';

interface Named {
  year?: string | undefined;
  month?: string | undefined;
  first?: string | undefined;
  day?: string | undefined;
  count?: string | undefined;
  unit?: string | undefined;
  name?: string | undefined;
}

/** One way to name a date. */
export interface DateRule {
  /** Of a regular expression; its groups are named. */
  source: string;
  /** Whether it is a date by itself. “March” and “2024” are only after a word such as “in”. */
  isClear: boolean;
  /** Null where these words name no date. */
  rangeOf: (named: Named, now: Date) => DateRange | null;
}

/** Beside a month, a year cannot be mistaken. Alone it may be a figure: 2000 is one more often than a year. */
const year = '(?<year>(?:19|20)\\d\\d)';
const yearAlone = '(?<year>(?:19[7-9]|20[1-9])\\d|200[1-9])';
const dayNumber = '3[01]|[12]\\d|0?[1-9]';
const ordinal = '(?:st|nd|rd|th|er|\\.|º)?';
const day = `(?<day>${dayNumber})${ordinal}`;
/** “5 de marzo de 2025”, “5th of March”. */
const ofWord = '(?:\\s+(?:of|de|del|di|do))?';

/** The ways to name a date in a language; of two that begin alike, the longer first. */
export function dateRules(words: DateWords): DateRule[] {
  const { months, weekdays, shortMonths = [] } = words;
  const isMonth = months.map((name, at) => whole([name, shortMonths[at] ?? name]));
  const isWeekday = weekdays.map((name) => whole([name]));
  const isNumber = words.numbers.map((name) => whole([name]));
  const units: readonly CalendarUnit[] = ['day', 'week', 'month', 'year'];
  const isUnit = units.map((unit) => whole([words[unit]]));

  const monthOf = (name = ''): number => isMonth.findIndex((is) => is.test(name));
  const unitOf = (name = ''): CalendarUnit => units[isUnit.findIndex((is) => is.test(name))] ?? 'day';
  const countOf = (name = ''): number => Number(name) || isNumber.findIndex((is) => is.test(name)) + 1;
  const days = (named: Named, now: Date): DateRange | null => {
    const month = monthOf(named.month);
    const inYear = (year: number): DateRange | null => {
      const last = dayOf(year, month, Number(named.day));
      const first = named.first === undefined ? last : dayOf(year, month, Number(named.first));
      if (first?.from == null || last?.to == null || first.from >= last.to) return null;
      return { ...last, from: first.from };
    };
    return named.year === undefined ? latest(inYear, now) : inYear(Number(named.year));
  };

  const month = `(?<month>${any([...months, ...shortMonths])})`;
  // “the last week of school” is a week of something else.
  const ofElse = '(?!\\s+(?:of|des|du|del|di|da|van|av)\\b)';
  const period = `${any([words.week, words.month, words.year])}${ofElse}`;
  const isSeason = words.seasons.map((name) => whole([name]));
  const seasonOf = (name = ''): number => isSeason.findIndex((is) => is.test(name));
  const anySeason = any(words.seasons);
  const season = `(?<name>${anySeason})`;
  const unit = `(?<unit>${any(units.map((each) => words[each]))})`;
  const count = `(?<count>\\d{1,3}|${any(words.numbers)})`;
  const yearWord = any([words.year]);
  const withYearWord = (figure: string): string => `(?:${yearWord}\\s+)?${figure}(?:\\s+${yearWord})?`;
  const yearNamed = withYearWord(year);
  /** Before the last day of several: “3 to 5 May”. */
  const toDay = `(?:(?<first>${dayNumber})${ordinal}(?:\\s*[-–]\\s*|\\s+${any([words.to])}\\s+))?`;
  const last = any([words.last]);
  const lastYear = `(?:${any([words.articles])}\\s*)?(?:${last}\\s+${yearWord}|${yearWord}\\s+${last})`;
  const current = any([words.this]);
  const [before, after] = words.ago.map((word) => (word === '' ? '' : any([word])));
  const ago = [before, `${count}\\s+${unit}`, after].filter((part) => part !== '').join('\\s+');
  const span = (named: Named, now: Date): DateRange => spanOf(now, unitOf(named.unit), countOf(named.count));

  return [
    clear('(?<year>(?:19|20)\\d\\d)-(?<month>0\\d|1[0-2])-(?<day>\\d\\d)', (named) =>
      dayOf(Number(named.year), Number(named.month) - 1, Number(named.day)),
    ),
    clear(any([words.dayBeforeYesterday]), (_named, now) => unitBefore(now, 'day', 2)),
    clear(any([words.yesterday]), (_named, now) => unitBefore(now, 'day', 1)),
    clear(any([words.today]), (_named, now) => unitBefore(now, 'day', 0)),
    clear(`${toDay}${day}${ofWord}\\s+${month}(?:,?${ofWord}\\s+${yearNamed})?`, days),
    clear(`${month}\\s+${toDay}${day}(?:,?\\s+${year})?`, days),
    clear(`${month}${ofWord}\\s+${lastYear}`, (named, now) => monthRange(now.getFullYear() - 1, monthOf(named.month))),
    clear(`${month},?${ofWord}\\s+${yearNamed}`, (named) => monthRange(Number(named.year), monthOf(named.month))),
    clear(`${season}${ofWord}\\s+${lastYear}`, (named, now) =>
      seasonsHere.of(seasonOf(named.name), now.getFullYear() - 1),
    ),
    clear(`${season},?${ofWord}\\s+${yearNamed}`, (named) => seasonsHere.of(seasonOf(named.name), Number(named.year))),
    ...eitherOrder(last, anySeason + ofElse, (name, now) => seasonsHere.last(seasonOf(name), now)),
    ...eitherOrder(current, anySeason + ofElse, (name, now) => seasonsHere.current(seasonOf(name), now)),
    ...(words.lastSeasons ?? []).map((name, of) => clear(any([name]), (_named, now) => seasonsHere.last(of, now))),
    ...eitherOrder(last, any([words.weekend]), (_name, now) => weekendBefore(now, 1)),
    ...eitherOrder(current, any([words.weekend]), (_name, now) => weekendBefore(now, 0)),
    clear(`${last}\\s+${count}\\s+${unit}`, span),
    clear(`${count}\\s+${last}\\s+${unit}`, span),
    clear(ago, (named, now) => unitBefore(now, unitOf(named.unit), countOf(named.count))),
    ...eitherOrder(last, period, (name, now) => unitBefore(now, unitOf(name), 1)),
    ...eitherOrder(current, period, (name, now) => unitBefore(now, unitOf(name), 0)),
    // In November, last November is the one a year ago.
    ...eitherOrder(last, any(months), (name, now) =>
      latest((year) => monthRange(year, monthOf(name)), new Date(now.getFullYear(), now.getMonth(), 0)),
    ),
    ...eitherOrder(current, any(months), (name, now) => monthRange(now.getFullYear(), monthOf(name))),
    ...eitherOrder(last, any(weekdays), (name, now) => {
      const wanted = isWeekday.findIndex((is) => is.test(name));
      const today = (now.getDay() + 6) % 7;
      return unitBefore(now, 'day', ((today - wanted + 6) % 7) + 1);
    }),
    {
      source: `(?<month>${any(months)})`,
      isClear: false,
      rangeOf: (named, now) => latest((year) => monthRange(year, monthOf(named.month)), now),
    },
    { source: withYearWord(yearAlone), isClear: false, rangeOf: (named) => yearRange(Number(named.year)) },
  ];
}

function clear(source: string, rangeOf: DateRule['rangeOf']): DateRule {
  return { source, isClear: true, rangeOf };
}

/** “last week” and “semaine dernière”. */
function eitherOrder(word: string, names: string, rangeOf: (name: string, now: Date) => DateRange | null): DateRule[] {
  const named = `(?<name>${names})`;
  const of = ({ name = '' }: Named, now: Date): DateRange | null => rangeOf(name, now);
  return [clear(`${word}\\s+${named}`, of), clear(`${named}\\s+${word}`, of)];
}

/** The last of a range that comes once a year, or on 29 February, that has begun. */
function latest(rangeIn: (year: number) => DateRange | null, now: Date): DateRange | null {
  const thisYear = now.getFullYear();
  const ranges = [0, 1, 2, 3, 4, 8].map((ago) => rangeIn(thisYear - ago));
  return ranges.find((range) => range?.from != null && range.from <= now) ?? null;
}
