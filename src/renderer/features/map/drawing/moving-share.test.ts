import { expect, it } from 'vitest';
import { MovingShare } from './moving-share.ts';

/** The share after so many frames, where drawing all points takes so many milliseconds. */
function shareAfter(frames: number, all: number): number {
  const share = new MovingShare();
  let drawn = 1;
  for (let frame = 0; frame < frames; frame++) drawn = share.next(Math.max(16.7, all * drawn));
  return drawn;
}

it('all points are drawn where the graphics keep up', () => {
  expect(shareAfter(60, 15)).toBe(1);
});

it('where they do not, as many are drawn as leave the motion smooth', () => {
  for (const frames of [20, 50, 200]) {
    expect(shareAfter(frames, 100)).toBeLessThan(0.37);
    expect(shareAfter(frames, 100)).toBeGreaterThan(0.18);
  }
});

it('a share of the points is always drawn', () => {
  expect(shareAfter(200, 100_000)).toBe(0.05);
});
