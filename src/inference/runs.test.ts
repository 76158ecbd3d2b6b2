import { describe, expect, it } from 'vitest';
import { paddedRun, runLimits, runsOf } from './runs.ts';

describe('runs', () => {
  it.each(['fp32', 'fp16'] as const)('on a graphics card a model of %s is given many texts at once', (dtype) => {
    expect(runLimits({ device: 'webgpu', dtype }).texts).toBeGreaterThan(1);
  });

  it.each([
    ['cpu', 'fp32'],
    ['cpu', 'q8'],
    ['webgpu', 'q8'],
    ['webgpu', 'q4'],
  ] as const)('on %s a model of %s is given one text at a time', (device, dtype) => {
    expect(runLimits({ device, dtype }).texts).toBe(1);
  });

  it('texts of like lengths share a run', () => {
    expect(runsOf([9, 2, 8, 3], { texts: 2, tokens: 100 })).toEqual([
      [1, 3],
      [2, 0],
    ]);
  });

  it('a run has no more tokens than allowed, those that fill its rows counted', () => {
    expect(runsOf([4, 4, 6, 6], { texts: 10, tokens: 12 })).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(runsOf([4, 4, 6], { texts: 10, tokens: 12 })).toEqual([[0, 1], [2]]);
  });

  it('a text that is longer than a run may be has one of its own', () => {
    expect(runsOf([20, 30], { texts: 10, tokens: 12 })).toEqual([[0], [1]]);
  });

  it('shorter texts are filled up and masked', () => {
    const batch = { ids: new BigInt64Array([7n, 8n, 9n, 5n]), lengths: [3, 1] };
    expect(paddedRun(batch, [1, 0])).toEqual({
      ids: new BigInt64Array([5n, 0n, 0n, 7n, 8n, 9n]),
      mask: new BigInt64Array([1n, 0n, 0n, 1n, 1n, 1n]),
      lengths: [1, 3],
      width: 3,
    });
  });
});
