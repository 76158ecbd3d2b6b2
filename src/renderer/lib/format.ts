import { count } from '../../shared/count.ts';

const smallNumbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const roughNumbers = new Intl.NumberFormat('en', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 2,
});
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinalSuffixes: Record<Intl.LDMLPluralRule, string> = {
  zero: 'th',
  one: 'st',
  two: 'nd',
  few: 'rd',
  many: 'th',
  other: 'th',
};
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const daysOfYear = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });
const daysApart = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const datesAndTimes = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A rate, with one decimal below ten. */
export function rate(value: number): string {
  return value < 10 ? smallNumbers.format(value) : count(value);
}

/** A share from 0 to 1 as whole percent, rounded down, so that nothing reaches 100% before it is complete. */
export function percent(share: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, share)) * 100)}%`;
}

/** The finished share of some work, 0 to 1; null where the total is unknown. */
export function shareOf({ done, total }: { done: number; total: number }): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

/** Milliseconds since the epoch as a day in the system’s time zone: `Mar 3, 2025`. */
export function date(epochMilliseconds: number): string {
  return dates.format(epochMilliseconds);
}

const dayMilliseconds = 86_400_000;

/**
 * A day of the past as it is thought of, in the system’s time zone: `today`, `5 days ago`, `2 weeks ago`, `Feb 11`,
 * `Feb 11, 2024`. Both in milliseconds since the epoch.
 */
export function relativeDate(moment: number, now: number): string {
  // Half a day is added because a day on which the clocks change is an hour shorter or longer.
  const days = Math.floor((startOfDay(now) - startOfDay(moment)) / dayMilliseconds + 0.5);
  if (days >= 0 && days < 7) return daysApart.format(-days, 'day');
  if (days >= 0 && days < 28) return daysApart.format(-Math.floor(days / 7), 'week');
  const isThisYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? daysOfYear : dates).format(moment);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

/** Milliseconds since the epoch as date and time in the system’s time zone. */
export function dateAndTime(epochMilliseconds: number): string {
  return datesAndTimes.format(epochMilliseconds);
}

/** `1` → `1st`, `22` → `22nd`. */
export function ordinal(value: number): string {
  return `${count(value)}${ordinalSuffixes[ordinals.select(value)]}`;
}

/** An estimate with two figures: `2_412_345` → `2.4 million`. */
export function roughly(value: number): string {
  return value < 1_000 ? count(value) : roughNumbers.format(value);
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
  return value > 0 && value < 0.01 ? 'less than $0.01' : dollars.format(value);
}

/** A moment in the future: `14:32`, with the day unless it is today. Both in milliseconds since the epoch. */
export function timeOfDay(moment: number, now: number): string {
  const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
  return isToday ? times.format(moment) : `${days.format(moment)}, ${times.format(moment)}`;
}
