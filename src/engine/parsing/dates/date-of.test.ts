import { describe, expect, it } from 'vitest';
import { dateOf } from './date-of.ts';
import { dateOfPath } from './date-of-path.ts';
import { isDayFirstIn } from './day-order.ts';

const day = (year: number, month: number, date: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, date, hour, minute).getTime();
const march5 = day(2021, 3, 5);

describe('a date as it is written', () => {
  it.each([
    ...[
      '2021-03-05',
      '2021/3/5',
      '2021.03.05',
      '20210305',
      '[[2021-03-05]]',
      '[[2021-03-05|Friday]]',
      '<2021-03-05 Fri>',
    ],
    ...[
      '05.03.2021',
      '5. 3. 2021',
      '2021-03-05 Friday',
      'Fri 2021-03-05',
      '２０２１－０３－０５',
      '5-Mar-2021',
      '2021, March 5',
    ],
    ...[
      'March 5th 2021',
      'Friday, March 5th 2021',
      'March 5, 2021',
      '5 March 2021',
      '5. März 2021',
      'Freitag, 5. März 2021',
    ],
    ...['5 mars 2021', 'vendredi 5 mars 2021', '5 de marzo de 2021', '5 марта 2021 г.', '5 marca 2021', '5 maart 2021'],
    ...['2021年3月5日', '2021年3月5日（金）', '2021년 3월 5일'],
  ])('%s is that day', (written) => {
    expect(dateOf(written, null)).toBe(march5);
  });

  it.each([
    ['2021-03-05T10:00:00+01:00', Date.UTC(2021, 2, 5, 9)],
    ['2021-03-05 10:00:00 UTC', Date.UTC(2021, 2, 5, 10)],
    ['20210305T101500Z', Date.UTC(2021, 2, 5, 10, 15)],
    ['Fri, 05 Mar 2021 10:00:00 +0100', Date.UTC(2021, 2, 5, 9)],
    ['2021-03-05 10:30', day(2021, 3, 5, 10, 30)],
    ['2021-03-05 10:30 PM', day(2021, 3, 5, 22, 30)],
    ['<2021-03-05 Fri 10:30>', day(2021, 3, 5, 10, 30)],
    ['05.03.2021 10:30', day(2021, 3, 5, 10, 30)],
    ['March 5, 2021 at 10:30 AM', day(2021, 3, 5, 10, 30)],
    ['202103051030', day(2021, 3, 5, 10, 30)],
    ['1614945600', Date.UTC(2021, 2, 5, 12)],
    [1_614_945_600_000, Date.UTC(2021, 2, 5, 12)],
  ])('%s is a moment', (written, time) => {
    expect(dateOf(written, null)).toBe(time);
  });

  it.each([
    ['2021-03', day(2021, 3, 1)],
    ['March 2021', day(2021, 3, 1)],
    ['2021', day(2021, 1, 1)],
    ['2021-W09', day(2021, 3, 1)],
    ['2020-W53-7', day(2021, 1, 3)],
    ['2021-Q2', day(2021, 4, 1)],
  ])('%s is its first day, in the user’s time zone', (written, time) => {
    expect(dateOf(written, null)).toBe(time);
  });

  it('of a day and a month that either may come first, the system says which', () => {
    expect(dateOf('05/03/2021', null)).toBeNull();
    expect(dateOf('05/03/2021', true)).toBe(march5);
    expect(dateOf('03/05/2021', false)).toBe(march5);
    expect([dateOf('25/03/2021', false), dateOf('03/25/2021', true)]).toEqual([day(2021, 3, 25), day(2021, 3, 25)]);
    expect([
      isDayFirstIn('de-DE'),
      isDayFirstIn('en-GB'),
      isDayFirstIn('en-US'),
      isDayFirstIn('ja-JP'),
      isDayFirstIn(null),
    ]).toEqual([true, true, false, null, null]);
  });

  it.each([
    ...[
      '2021-02-30',
      '2021-13-01',
      'tomorrow',
      '05.03.21',
      '03/05/21',
      '21/03/05',
      'in March 2021 by Bob',
      '2564-03-05',
    ],
    ...['2021-W54', '2021-Q5', '12345', '99999999', '', 'listopad 2021', '5'],
  ])('%j is not certain, and not read', (written) => {
    expect(dateOf(written, null)).toBeNull();
  });
});

describe('a date in the name of a file', () => {
  it.each([
    ['2021-03-05 Meeting.md', march5],
    ['20210305.md', march5],
    ['2021_03_05.md', march5],
    ['Meeting 2021-03-05.md', march5],
    ['Meeting 05.03.2021.md', march5],
    ['March 5th, 2021.md', march5],
    ['2021/03/05.md', march5],
    ['diary/2021/03-March/05-Friday.md', march5],
    ['202103051030 zettel.md', day(2021, 3, 5, 10, 30)],
    ['20210305103000.md', day(2021, 3, 5, 10, 30)],
    ['25-03-2021.md', day(2021, 3, 25)],
    ['2021-03.md', day(2021, 3, 1)],
    ['2021-W09.md', day(2021, 3, 1)],
    ['05-03-2021.md', null],
    ['2021-13-01.md', null],
    ['1984.md', null],
    ['12345678.md', null],
    ['release 2021.03.05.1.md', null],
    ['2021/notes/05.md', null],
  ])('the date of %s', (path, time) => {
    expect(dateOfPath(path, null)).toBe(time);
  });
});
