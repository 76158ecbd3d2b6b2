import { z } from 'zod';

/** The first day of a period and the day after its last, milliseconds since the epoch; null: without end. */
export const datePeriod = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** How precisely it was named: it is told no more precisely. */
  precision: z.enum(['year', 'month', 'day']),
});
export type DatePeriod = z.infer<typeof datePeriod>;

const formats = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'short', day: 'numeric' },
} as const;

/** `March 2026`, `16–22 Nov 2026`; of a period without end the date that it begins with, or ends before. */
export function datesOf({ from, to, precision }: DatePeriod, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, formats[precision]);
  if (from === null || to === null) return format.format(from ?? to ?? undefined);
  const after = new Date(to);
  const last = new Date(after.getFullYear(), after.getMonth(), after.getDate() - 1);
  return format.formatRange(from, last).replaceAll(/\s*–\s*/g, '–');
}
