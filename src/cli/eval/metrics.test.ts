import { expect, it } from 'vitest';
import { mean, ndcg, percentile, recall, reciprocalRank } from './metrics.ts';

const relevant = new Map([
  ['a', 1],
  ['b', 1],
]);

it('nDCG is computed with the logarithmic discount', () => {
  expect(ndcg(['a', 'b', 'x'], relevant, 10)).toBe(1);
  expect(ndcg(['x', 'a', 'b'], relevant, 10)).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)), 10);
  expect(ndcg(['x', 'y'], relevant, 10)).toBe(0);
});

it('nDCG counts a graded document with its grade, not with a power of two', () => {
  const graded = new Map([
    ['a', 3],
    ['b', 1],
  ]);
  expect(ndcg(['b', 'a'], graded, 10)).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 10);
  expect(ndcg(['b'], graded, 1)).toBeCloseTo(1 / 3, 10);
});

it('recall and the rank of the first right document are computed', () => {
  expect(recall(['x', 'a'], relevant, 2)).toBe(0.5);
  expect(recall(['x', 'a'], relevant, 1)).toBe(0);
  expect(reciprocalRank(['x', 'y', 'b', 'a'], relevant, 10)).toBe(1 / 3);
  expect(reciprocalRank(['x', 'y', 'b', 'a'], relevant, 2)).toBe(0);
});

it('means and percentiles are computed', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(percentile([4, 1, 3, 2], 0.95)).toBe(4);
});
