import { expect, it } from 'vitest';
import { highest } from './nearest-in-memory.ts';

it('the highest cosines are found wherever they stand, and of those at the edge the first', () => {
  const slots = [10, 11, 12, 13, 14];
  const cosines = Float32Array.of(0.5, 0.5, 0.25, 0.5, 0.75);
  const found = highest(slots, cosines, 3).map(({ slot }) => slot);
  expect(found.sort()).toEqual([10, 11, 14]);
  expect(highest(slots, cosines, 9)).toHaveLength(5);
});
