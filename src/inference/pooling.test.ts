import { describe, expect, it } from 'vitest';
import { poolAndNormalize } from './pooling.ts';

// Two texts, three tokens, two dimensions; the second text has one token of padding.
const hidden = new Float32Array([3, 4, 1, 0, 2, 2, 0, 5, 0, 1, 9, 9]);
const mask = new BigInt64Array([1n, 1n, 1n, 1n, 1n, 0n]);
const shape = { texts: 2, tokens: 3, dimensions: 2 };

describe('pooling', () => {
  it('mean pooling averages the tokens that are not padding', () => {
    const [a = 0, b = 0, c, d] = poolAndNormalize(hidden, mask, shape, 'mean');
    expect([a, b]).toEqual([expect.closeTo(Math.SQRT1_2), expect.closeTo(Math.SQRT1_2)]);
    expect([c, d]).toEqual([0, 1]);
  });

  it('CLS pooling takes the first token', () => {
    expect([...poolAndNormalize(hidden, mask, shape, 'cls')]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8), 0, 1]);
  });

  it('pooling leaves a vector without length as it is, for the receiver to refuse', () => {
    const zeros = new Float32Array(2);
    expect([
      ...poolAndNormalize(zeros, new BigInt64Array([1n]), { texts: 1, tokens: 1, dimensions: 2 }, 'mean'),
    ]).toEqual([0, 0]);
  });
});
