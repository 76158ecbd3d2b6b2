import { describe, expect, it } from 'vitest';
import { plotOf } from './plot.ts';

describe('plotOf', () => {
  it('puts the newest second at the right and the highest rate at the top', () => {
    expect(plotOf([0, 50, 100])).toEqual({
      line: 'M57 1L58 0.5L59 0',
      area: 'M57 1L58 0.5L59 0L59 1L57 1Z',
      highest: 100,
    });
  });

  it('runs along the bottom while nothing is done', () => {
    expect(plotOf([0, 0])?.line).toBe('M58 1L59 1');
  });

  it('is null for fewer than two seconds', () => {
    expect([plotOf([]), plotOf([5])]).toEqual([null, null]);
  });
});
