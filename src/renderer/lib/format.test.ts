import { describe, expect, it } from 'vitest';
import { bytes, money, percent, rate, relativeDate, roughly, shareOf, timeOfDay } from './format.ts';

describe('format', () => {
  it('keeps a decimal for slow rates only', () => {
    expect([rate(0.42), rate(9.96), rate(840.6)]).toEqual(['0.4', '10', '841']);
  });

  it('knows no share without a total, and none above 1', () => {
    expect([shareOf({ done: 5, total: 0 }), shareOf({ done: 5, total: 4 })]).toEqual([null, 1]);
  });

  it('never rounds an incomplete share up to 100%', () => {
    expect([percent(0), percent(0.38), percent(0.9999), percent(1)]).toEqual(['0%', '38%', '99%', '100%']);
  });

  it('gives estimates two figures', () => {
    expect([0, 851, 12_345, 2_412_345].map(roughly)).toEqual(['0', '851', '12 thousand', '2.4 million']);
  });

  it('names a size in its largest unit', () => {
    expect([12, 1_234, 999_499, 999_500, 22_972_370, 999_600_000, 1_240_000_000].map(bytes)).toEqual([
      '12 B',
      '1.2 kB',
      '999 kB',
      '1 MB',
      '23 MB',
      '1 GB',
      '1.2 GB',
    ]);
  });

  it('does not round a small sum to nothing', () => {
    expect([0, 0.0004, 0.05, 1_200].map(money)).toEqual(['$0.00', 'less than $0.01', '$0.05', '$1,200.00']);
  });

  it('names the day of a moment unless it is today', () => {
    const now = new Date(2026, 10, 23, 9, 0).getTime();
    expect(timeOfDay(new Date(2026, 10, 23, 14, 32).getTime(), now)).toBe('14:32');
    expect(timeOfDay(new Date(2026, 10, 24, 6, 5).getTime(), now)).toBe('24 Nov, 06:05');
  });

  it('says how many days or weeks ago a day was, and then its date', () => {
    const now = new Date(2026, 10, 26, 0, 30).getTime();
    const day = (month: number, date: number, year = 2026) =>
      relativeDate(new Date(year, month, date, 23, 59).getTime(), now);
    expect([day(10, 26), day(10, 25), day(10, 20), day(10, 19), day(9, 30)]).toEqual([
      'today',
      'yesterday',
      '6 days ago',
      'last week',
      '3 weeks ago',
    ]);
    expect([day(9, 29), day(1, 11), day(1, 11, 2024), day(11, 24)]).toEqual([
      'Oct 29',
      'Feb 11',
      'Feb 11, 2024',
      'Dec 24',
    ]);
  });
});
