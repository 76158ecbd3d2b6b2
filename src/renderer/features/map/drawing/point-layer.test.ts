import { expect, it } from 'vitest';
import { drawnOrder } from './point-layer.ts';

it('each point is drawn once, those that glow last', () => {
  for (const count of [0, 1, 2, 7, 1_000, 3_391]) {
    const glow = Uint8Array.from({ length: count }, (_, point) => (point % 5 === 2 ? 200 : 0));
    const order = drawnOrder(count, glow);
    expect([...order].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
    const firstGlowing = order.findIndex((point) => (glow[point] ?? 0) > 0);
    expect(firstGlowing === -1 || order.slice(firstGlowing).every((point) => (glow[point] ?? 0) > 0)).toBe(true);
  }
});

it('any part of the order is spread over all points', () => {
  const order = drawnOrder(10_000, new Uint8Array(10_000));
  const tenths = new Array<number>(10).fill(0);
  for (const point of order.slice(9_000))
    tenths[Math.floor(point / 1_000)] = (tenths[Math.floor(point / 1_000)] ?? 0) + 1;
  expect(Math.min(...tenths)).toBeGreaterThan(80);
  expect(Math.max(...tenths)).toBeLessThan(120);
});
