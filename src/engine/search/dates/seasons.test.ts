import { describe, expect, it } from 'vitest';
import { filterOf } from './date-range.ts';
import { seasonsIn } from './seasons.ts';

const [spring, summer, , winter] = [0, 1, 2, 3] as const;
const november = new Date(2026, 10, 26);
const january = new Date(2027, 0, 10);

describe('seasons', () => {
  it('are half a year later in the south', () => {
    const { of, last } = seasonsIn('Pacific/Auckland');
    expect(filter(of(spring, 2024))).toBe('after:2024-09 before:2024-12');
    expect(filter(last(winter, november))).toBe('after:2026-06 before:2026-09');
    expect(of(summer, 2024)).toBeNull();
  });

  it('of a season that ends in the next year, it is not said which one a year means', () => {
    expect(seasonsIn('Europe/Berlin').of(winter, 2024)).toBeNull();
    expect(filter(seasonsIn('UTC').of(summer, 2024))).toBe('after:2024-06 before:2024-09');
  });

  it('the last one is over, and this one may have begun in the year before', () => {
    const { last, current } = seasonsIn('Europe/Berlin');
    expect(filter(last(winter, january))).toBe('after:2025-12 before:2026-03');
    expect(filter(current(winter, january))).toBe('after:2026-12 before:2027-03');
    expect(filter(current(spring, november))).toBe('after:2026-03 before:2026-06');
  });
});

function filter(range: Parameters<typeof filterOf>[0] | null): string | null {
  return range && filterOf(range);
}
