import { describe, expect, it } from 'vitest';
import { plotOf } from './plot.ts';

describe('plotOf', () => {
  it('fills its box with the whole run, the highest rate at the top', () => {
    expect(plotOf([0, 50, 100])).toEqual({
      line: 'M0 1L1 0.5L2 0',
      area: 'M0 1L1 0.5L2 0L2 1L0 1Z',
      width: 2,
      highest: 100,
    });
  });

  it('runs along the bottom while nothing is done', () => {
    expect(plotOf([0, 0])?.line).toBe('M0 1L1 1');
  });

  it('is null for fewer than two values', () => {
    expect([plotOf([]), plotOf([5])]).toEqual([null, null]);
  });
});
