import { describe, expect, it } from 'vitest';
import { poolAndNormalize } from './pooling.ts';

// Three tokens, two dimensions.
const hidden = new Float32Array([3, 4, 1, 0, 2, 2]);

describe('pooling', () => {
  it('mean pooling averages the tokens', () => {
    expect([...poolAndNormalize(hidden, 2, 'mean')]).toEqual([
      expect.closeTo(Math.SQRT1_2),
      expect.closeTo(Math.SQRT1_2),
    ]);
  });

  it('CLS pooling takes the first token', () => {
    expect([...poolAndNormalize(hidden, 2, 'cls')]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
  });

  it('pooling leaves a vector without length as it is, for the receiver to refuse', () => {
    expect([...poolAndNormalize(new Float32Array(4), 2, 'mean')]).toEqual([0, 0]);
  });
});
