import { describe, expect, it } from 'vitest';
import type { Grade } from '../../../shared/domain.ts';
import { weakTailOf } from './weak-tail.ts';

const answered = (grades: (Grade | null)[], listed = grades.length) => ({
  hits: grades.map((grade) => ({ grade })),
  listed,
});
const weak = (count: number): Grade[] => Array.from({ length: count }, () => 'weak');

describe('the weak tail of an answer', () => {
  it('begins behind the last hit that is not weak', () => {
    expect(weakTailOf(answered(['strong', 'good', 'weak', 'good', ...weak(28)]))).toEqual({ start: 4, count: 28 });
  });

  it('leaves the three closest, however weak they are', () => {
    expect(weakTailOf(answered(weak(40)))).toEqual({ start: 3, count: 37 });
    expect(weakTailOf(answered(['strong', ...weak(9)]))).toEqual({ start: 3, count: 7 });
  });

  it('counts the hits that are not loaded yet', () => {
    expect(weakTailOf(answered(['strong', 'good', 'good', ...weak(37)], 1_312))).toEqual({ start: 3, count: 1_309 });
  });

  it('is not worth a line for a single hit, and no hit without a grade is in it', () => {
    expect(weakTailOf(answered(['good', 'good', 'good', 'weak']))).toEqual({ start: 4, count: 0 });
    expect(weakTailOf(answered([null, null, null, null, null]))).toEqual({ start: 5, count: 0 });
    expect(weakTailOf(answered([]))).toEqual({ start: 0, count: 0 });
  });
});
