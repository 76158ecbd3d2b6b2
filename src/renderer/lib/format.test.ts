import { afterEach, describe, expect, it } from 'vitest';
import {
  bytes,
  count,
  date,
  dateAndTime,
  decimals,
  figure,
  money,
  percent,
  preciseDate,
  rate,
  relativeDate,
  roughly,
  shareOf,
  timeOfDay,
} from './format.ts';
import { activate } from './translate.tsx';

afterEach(() => activate('en'));

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
    expect(timeOfDay(new Date(2026, 10, 24, 6, 5).getTime(), now)).toBe('Nov 24, 06:05');
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

  it('writes numbers, sums and dates as the page’s language does, from the change of it on', async () => {
    const moment = new Date(2026, 10, 3, 9, 5).getTime();
    const now = new Date(2026, 10, 26).getTime();
    const figures = () => [
      count(1_873),
      `${percent(0.29)} ${decimals(7, 1)} ${figure(0.5641)} ${roughly(12_345)} ${bytes(1_234)}`,
      `${money(1_200)} ${money(0.001)}`,
      relativeDate(now - 86_400_000, now),
      `${date(moment)} | ${timeOfDay(moment, now)} | ${preciseDate(moment, 'day')}`,
      dateAndTime(moment),
    ];
    // Which of Unicode’s spaces stand between is for the system to say.
    const written = () => figures().map((text) => text.replace(/\s/g, ' '));
    expect(written()).toEqual([
      '1,873',
      '29% 7.0 0.564 12 thousand 1.2 kB',
      '$1,200.00 less than $0.01',
      'yesterday',
      'Nov 3, 2026 | Nov 3, 09:05 | November 3, 2026',
      'Nov 3, 2026, 9:05 AM',
    ]);
    await activate('de');
    expect(written()).toEqual([
      '1.873',
      '29 % 7,0 0,564 12 Tausend 1,2 kB',
      '1.200,00 $ weniger als 0,01 $',
      'gestern',
      '3. Nov. 2026 | 3. Nov., 09:05 | 3. November 2026',
      '3. Nov. 2026, 9:05',
    ]);
    await activate('zh');
    expect(written()).toEqual([
      '1,873',
      '29% 7.0 0.564 1.2万 1.2 kB',
      'US$1,200.00 不到 US$0.01',
      '昨天',
      '2026年11月3日 | 11月3日 09:05 | 2026年11月3日',
      '2026年11月3日 9:05',
    ]);
  });
});
