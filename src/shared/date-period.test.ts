import { expect, it } from 'vitest';
import { datesOf } from './date-period.ts';

const day = (date: string) => Date.parse(`${date}T00:00`);

it('a period is told as precisely as it was named, and as the language writes dates', () => {
  const march = { from: day('2026-03-01'), to: day('2026-04-01'), precision: 'month' } as const;
  const week = { from: day('2026-11-16'), to: day('2026-11-23'), precision: 'day' } as const;
  expect([datesOf(march, 'en-GB'), datesOf(march, 'de'), datesOf(march, 'zh')]).toEqual([
    'March 2026',
    'März 2026',
    '2026年3月',
  ]);
  expect(datesOf(week, 'en-GB')).toBe('16–22 Nov 2026');
});

it('a period without end is told by the date that it has', () => {
  expect(datesOf({ from: day('2024-01-01'), to: null, precision: 'year' }, 'en')).toBe('2024');
  expect(datesOf({ from: null, to: day('2023-01-01'), precision: 'year' }, 'en')).toBe('2023');
});
