import { describe, expect, it } from 'vitest';
import { decodeAnswer } from './decode-answer.ts';

describe('the vectors of an answer', () => {
  it('vectors of an answer become unit vectors, whatever length and form they come in', () => {
    const bytes = Buffer.alloc(8);
    bytes.writeFloatLE(-300, 0);
    bytes.writeFloatLE(400, 4);
    const data = [
      { index: 1, embedding: bytes.toString('base64') },
      { index: 0, embedding: [3, 4] },
    ];
    expect(decodeAnswer({ data }, 2)).toEqual([new Float32Array([0.6, 0.8]), new Float32Array([-0.6, 0.8])]);
  });

  it('vectors of an answer are refused if a number is beyond what can be compared', () => {
    expect(() => decodeAnswer({ data: [{ index: 0, embedding: [1e200, 1] }] }, 1)).toThrow(
      expect.objectContaining({ code: 'embedding-failed', message: expect.stringContaining('not finite numbers') }),
    );
  });
});
