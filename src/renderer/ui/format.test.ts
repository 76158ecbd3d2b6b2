import { describe, expect, it } from 'vitest';
import { count, duration, percent, plural, rate } from './format.ts';

describe('format', () => {
  it('groups thousands', () => {
    expect(count(1873)).toBe('1,873');
  });

  it('uses the singular for one thing only', () => {
    expect([plural(0, 'note'), plural(1, 'note'), plural(2, 'note')]).toEqual(['0 notes', '1 note', '2 notes']);
  });

  it('keeps a decimal for slow rates only', () => {
    expect([rate(0.42), rate(9.96), rate(840.6)]).toEqual(['0.4', '10', '841']);
  });

  it('never rounds an incomplete share up to 100 %', () => {
    expect([percent(0), percent(0.38), percent(0.9999), percent(1)]).toEqual(['0 %', '38 %', '99 %', '100 %']);
  });

  it('says durations in the two largest units', () => {
    expect([0, 0.2, 9.4, 59.4, 60, 89, 3_599, 3_600, 4_800, 7_200].map(duration)).toEqual([
      '1 s',
      '1 s',
      '9 s',
      '59 s',
      '1 min',
      '1 min',
      '1 h',
      '1 h',
      '1 h 20 min',
      '2 h',
    ]);
  });
});
