import { assert, float, integer, array as listOf, property } from 'fast-check';
import { expect, it } from 'vitest';
import { HighestValues } from './highest-values.ts';

it('of the values so far, the lowest of the highest is known, as soon as there are so many', () => {
  const values = listOf(float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 60 });
  assert(
    property(values, integer({ min: 1, max: 20 }), (list, most) => {
      const highest = new HighestValues(most);
      for (const value of list) highest.add(value);
      const sorted = Float32Array.from(list).sort();
      expect(highest.least).toBeCloseTo(sorted.at(-most) ?? Number.NEGATIVE_INFINITY);
    }),
  );
});

it('what is not a number hides none of the values', () => {
  const highest = new HighestValues(2);
  for (const value of [Number.NaN, 1, Number.NaN, 3, 2, Number.NaN]) highest.add(value);
  expect(highest.least).toBe(2);
});
