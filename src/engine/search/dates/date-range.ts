import type { DatePeriod } from '../../../shared/date-period.ts';

/** How precisely a range was named: it is written, and told to the user, no more precisely. */
type Precision = DatePeriod['precision'];

/** Days in the system’s time zone: from the first moment of `from` to the first moment of `to`, exclusive. Null: without end. */
export interface DateRange {
  from: Date | null;
  to: Date | null;
  precision: Precision;
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';

/** The day, the week from Monday on, the month or the year that is so many units before the one of `now`. */
export function unitBefore(now: Date, unit: CalendarUnit, count: number): DateRange {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  switch (unit) {
    case 'day':
      return dayRange(new Date(year, month, day - count));
    case 'week': {
      const monday = day - ((now.getDay() + 6) % 7) - 7 * count;
      return { from: new Date(year, month, monday), to: new Date(year, month, monday + 7), precision: 'day' };
    }
    case 'month':
      return monthRange(year, month - count);
    case 'year':
      return yearRange(year - count);
  }
}

/** From the day that is so many units before `now` on: “the last three weeks”. */
export function spanOf(now: Date, unit: CalendarUnit, count: number): DateRange {
  const by = (of: CalendarUnit): number => (unit === of ? count : 0);
  const from = new Date(
    now.getFullYear() - by('year'),
    now.getMonth() - by('month'),
    now.getDate() - by('day') - 7 * by('week'),
  );
  return { from, to: null, precision: 'day' };
}

export function yearRange(year: number): DateRange {
  return { from: new Date(year, 0, 1), to: new Date(year + 1, 0, 1), precision: 'year' };
}

/** @param month from 0; beyond a year’s months it counts into other years. */
export function monthRange(year: number, month: number): DateRange {
  return { from: new Date(year, month, 1), to: new Date(year, month + 1, 1), precision: 'month' };
}

/** A season as meteorologists count them, from its first month to the end of its third. @param month its first one, from 0. */
export function seasonRange(year: number, month: number): DateRange {
  return { from: new Date(year, month, 1), to: new Date(year, month + 3, 1), precision: 'month' };
}

/** Saturday and Sunday of the week that is so many weeks before the one of `now`. */
export function weekendBefore(now: Date, count: number): DateRange {
  const saturday = now.getDate() - ((now.getDay() + 6) % 7) + 5 - 7 * count;
  const [year, month] = [now.getFullYear(), now.getMonth()];
  return { from: new Date(year, month, saturday), to: new Date(year, month, saturday + 2), precision: 'day' };
}

function dayRange(date: Date): DateRange {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return { from: new Date(year, month, day), to: new Date(year, month, day + 1), precision: 'day' };
}

/** The day of a month; null if that month has no such day. */
export function dayOf(year: number, month: number, day: number): DateRange | null {
  const date = new Date(year, month, day);
  return date.getMonth() === month && date.getDate() === day ? dayRange(date) : null;
}

/** The filters that keep a range: `after:2026-03 before:2026-04`. */
export function filterOf({ from, to, precision }: DateRange): string {
  const filters = [
    ...(from === null ? [] : [`after:${written(from, precision)}`]),
    ...(to === null ? [] : [`before:${written(to, precision)}`]),
  ];
  return filters.join(' ');
}

/** A range as it is told to the user. */
export function periodOf({ from, to, precision }: DateRange): DatePeriod {
  return { from: from?.getTime() ?? null, to: to?.getTime() ?? null, precision };
}

function written(date: Date, precision: Precision): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const length = precision === 'year' ? 1 : precision === 'month' ? 2 : 3;
  return parts
    .slice(0, length)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
