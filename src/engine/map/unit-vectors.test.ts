import { expect, it } from 'vitest';
import { scaleToUnit } from './unit-vectors.ts';

it('vectors are scaled to unit length where they are, and one of nothing is given a direction', () => {
  const vectors = Float32Array.of(3, 4, 0, 0, 0, -2, 9, 9);
  scaleToUnit({ vectors, count: 3, dimensions: 2 });
  const [a = 0, b = 0, ...others] = vectors;
  expect([a, b]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
  expect(others).toEqual([1, 0, 0, -1, 9, 9]);
});
