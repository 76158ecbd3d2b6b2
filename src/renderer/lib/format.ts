import { localeTag, t } from './translate.tsx';

/** What `make` builds for the page’s language, until that is another one: making a formatter takes longer than many uses. */
function inPageLanguage<T>(make: (locale: string) => T): () => T {
  let kept: { locale: string; made: T } | undefined;
  return () => {
    const locale = localeTag();
    if (kept?.locale !== locale) kept = { locale, made: make(locale) };
    return kept.made;
  };
}

function numbers(options: Intl.NumberFormatOptions): () => Intl.NumberFormat {
  return inPageLanguage((locale) => new Intl.NumberFormat(locale, options));
}

function moments(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return inPageLanguage((locale) => new Intl.DateTimeFormat(locale, options));
}

const wholeNumbers = numbers({ maximumFractionDigits: 0 });
const smallNumbers = numbers({ maximumFractionDigits: 1 });
const roughNumbers = numbers({ notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 2 });
const figures = numbers({ maximumSignificantDigits: 3 });
const decimalNumbers = {
  1: numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  2: numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};
const percents = numbers({ style: 'percent' });
const dollars = numbers({ style: 'currency', currency: 'USD' });

const year = { year: 'numeric' } as const;
const dayOfYear = { month: 'short', day: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const times = moments(clock);
const daysAndTimes = moments({ ...dayOfYear, ...clock });
const daysOfYear = moments(dayOfYear);
const dates = moments({ ...year, ...dayOfYear });
const datesAndTimes = moments({ ...year, ...dayOfYear, hour: 'numeric', minute: '2-digit' });
const datesByPrecision = {
  year: moments(year),
  month: moments({ ...year, month: 'long' }),
  day: moments({ ...year, month: 'long', day: 'numeric' }),
};
const daysApart = inPageLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** `1873` → `1,873`. */
export function count(value: number): string {
  return wholeNumbers().format(value);
}

/** A rate, with one decimal below ten. */
export function rate(value: number): string {
  return value < 10 ? smallNumbers().format(value) : count(value);
}

/** A number with its three leading figures: `0.56412` → `0.564`. */
export function figure(value: number): string {
  return figures().format(value);
}

/** A number with exactly so many decimals. */
export function decimals(value: number, places: keyof typeof decimalNumbers): string {
  return decimalNumbers[places]().format(value);
}

/** A share from 0 to 1 as whole percent, rounded down, so that nothing reaches 100% before it is complete. */
export function percent(share: number): string {
  // 0.29 * 100 is a little less than 29.
  return percents().format(Math.floor(Math.min(1, Math.max(0, share)) * 100 + 1e-9) / 100);
}

/** The finished share of some work, 0 to 1; null where the total is unknown. */
export function shareOf({ done, total }: { done: number; total: number }): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

/** Milliseconds since the epoch as a day in the system’s time zone: `Mar 3, 2025`. */
export function date(epochMilliseconds: number): string {
  return dates().format(epochMilliseconds);
}

/** The same in full and no more precise than is known: `2025`, `March 2025`, `March 3, 2025`. */
export function preciseDate(epochMilliseconds: number, precision: keyof typeof datesByPrecision): string {
  return datesByPrecision[precision]().format(epochMilliseconds);
}

const dayMilliseconds = 86_400_000;

/**
 * A day of the past as it is thought of, in the system’s time zone: `today`, `5 days ago`, `2 weeks ago`, `Feb 11`,
 * `Feb 11, 2024`. Both in milliseconds since the epoch.
 */
export function relativeDate(moment: number, now: number): string {
  // Half a day is added because a day on which the clocks change is an hour shorter or longer.
  const days = Math.floor((startOfDay(now) - startOfDay(moment)) / dayMilliseconds + 0.5);
  if (days >= 0 && days < 7) return daysApart().format(-days, 'day');
  if (days >= 0 && days < 28) return daysApart().format(-Math.floor(days / 7), 'week');
  const isThisYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? daysOfYear() : dates()).format(moment);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

/** Milliseconds since the epoch as date and time in the system’s time zone. */
export function dateAndTime(epochMilliseconds: number): string {
  return datesAndTimes().format(epochMilliseconds);
}

/** An estimate with two figures: `2_412_345` → `2.4 million`. */
export function roughly(value: number): string {
  return value < 1_000 ? count(value) : roughNumbers().format(value);
}

/** `22_972_370` → `23 MB`; one decimal below ten. */
export function bytes(value: number): string {
  if (value < 1_000) return `${count(value)} B`;
  if (value < 999_500) return `${rate(value / 1_000)} kB`;
  if (value < 999_500_000) return `${rate(value / 1_000_000)} MB`;
  return `${rate(value / 1_000_000_000)} GB`;
}

/** US dollars. A small sum is not rounded to nothing: `less than $0.01`. */
export function money(value: number): string {
  if (value > 0 && value < 0.01) return t('less than {sum}', { sum: dollars().format(0.01) });
  return dollars().format(value);
}

/** A moment in the future: `14:32`, with the day unless it is today. Both in milliseconds since the epoch. */
export function timeOfDay(moment: number, now: number): string {
  const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
  return (isToday ? times() : daysAndTimes()).format(moment);
}
