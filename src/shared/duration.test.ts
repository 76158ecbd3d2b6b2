import { expect, it } from 'vitest';
import { duration } from './duration.ts';

it('a duration is named in its two largest units', () => {
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
