import { expect, it } from 'vitest';
import { ndcg, percentile, recall } from './metrics.ts';

const relevant = new Map([
  ['a', 1],
  ['b', 1],
]);

it('computes nDCG with the logarithmic discount', () => {
  expect(ndcg(['a', 'b', 'x'], relevant, 10)).toBe(1);
  expect(ndcg(['x', 'a', 'b'], relevant, 10)).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)), 10);
  expect(ndcg(['x', 'y'], relevant, 10)).toBe(0);
});

it('computes recall and percentiles', () => {
  expect(recall(['x', 'a'], relevant, 2)).toBe(0.5);
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(percentile([4, 1, 3, 2], 0.95)).toBe(4);
});
