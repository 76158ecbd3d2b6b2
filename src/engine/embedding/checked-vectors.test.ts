import { describe, expect, it } from 'vitest';
import { checkedVectors } from './checked-vectors.ts';

const good = [0.6, 0.8, 1, 0];

describe('vectors on arrival', () => {
  it('vectors are split in the order of the texts', () => {
    expect(checkedVectors(new Float32Array(good), 2, 2, 2)).toEqual([
      new Float32Array([0.6, 0.8]),
      new Float32Array([1, 0]),
    ]);
  });

  it.each([
    ['too few', good.slice(0, 2), 2, /1 vectors for 2 texts/],
    ['too many', [...good, 1, 0], 2, /3 vectors for 2 texts/],
    ['of another width', good, 4, /4 dimensions instead of 2/],
    ['not a number', [0.6, Number.NaN, 1, 0], 2, /not finite numbers/],
    ['infinite', [0.6, Number.POSITIVE_INFINITY, 1, 0], 2, /not finite numbers/],
    ['without length', [0, 0, 1, 0], 2, /knows none of the words/],
    ['not normalised', [3, 4, 1, 0], 2, /length 5.* instead of 1/],
  ])('vectors are refused when they are %s', (_, flat, width, message) => {
    expect(() => checkedVectors(new Float32Array(flat), width, 2, 2)).toThrow(message);
  });
});
