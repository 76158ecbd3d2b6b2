import { assert, double, integer, array as listOf, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PointGrid } from './point-grid.ts';

const coordinate = double({ min: -1, max: 1, noNaN: true }).map(Math.fround);
const points = listOf(tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 });
const all = () => true;
const gridOf = (places: [number, number][]) => new PointGrid(Float32Array.from(places.flat()), places.length);

describe('the grid of points', () => {
  it('the nearest point within a distance is found, wherever it is', () => {
    assert(
      property(points, coordinate, coordinate, double({ min: 0.01, max: 3, noNaN: true }), (places, x, y, within) => {
        const distances = places.map(([px, py]) => Math.hypot(px - x, py - y));
        const found = gridOf(places).nearest({ x, y }, within, all);
        const least = Math.min(...distances);
        if (least > within * 1.000001) expect(found).toBe(-1);
        else if (least < within * 0.999999) expect(distances[found]).toBeCloseTo(least, 6);
      }),
    );
  });

  it('a point that is not shown is not found', () => {
    const grid = gridOf([
      [0, 0],
      [0.1, 0],
    ]);
    expect(grid.nearest({ x: 0, y: 0 }, 1, (point) => point === 1)).toBe(1);
    expect(grid.nearest({ x: 0, y: 0 }, 0.05, (point) => point === 1)).toBe(-1);
  });

  it('the points inside a line are found, in a hollow of it none', () => {
    const grid = gridOf([
      [0, 0],
      [0.8, 0.3],
      [0.8, -0.3],
      [-0.9, 0],
    ]);
    const hollow = [
      { x: -1, y: -1 },
      { x: 1, y: -1 },
      { x: 0.2, y: 0 },
      { x: 1, y: 1 },
      { x: -1, y: 1 },
    ];
    expect(grid.inside(hollow, all)).toEqual([0, 3]);
    expect(grid.inside(hollow, (point) => point !== 0)).toEqual([3]);
    expect(grid.inside(hollow.slice(0, 2), all)).toEqual([]);
  });

  it('an arrow leads to a point in its direction, and back, if there is one', () => {
    const grid = gridOf([
      [0, 0],
      [0.3, 0.05],
      [0.1, 0.6],
      [-0.4, 0],
    ]);
    expect(grid.neighbour(0, 'right', all)).toBe(1);
    expect(grid.neighbour(1, 'left', all)).toBe(0);
    expect(grid.neighbour(0, 'up', all)).toBe(2);
    expect(grid.neighbour(0, 'left', all)).toBe(3);
    expect(grid.neighbour(0, 'down', all)).toBe(-1);
  });

  it('by arrows alone every point can be reached that lies in some direction of another', () => {
    assert(
      property(points, integer({ min: 0, max: 59 }), (places, from) => {
        const grid = gridOf(places);
        const start = from % places.length;
        for (const direction of ['left', 'right', 'up', 'down'] as const) {
          const next = grid.neighbour(start, direction, all);
          if (next === -1) continue;
          const sign = direction === 'right' || direction === 'up' ? 1 : -1;
          const axis = direction === 'left' || direction === 'right' ? 0 : 1;
          expect(((places[next]?.[axis] ?? 0) - (places[start]?.[axis] ?? 0)) * sign).toBeGreaterThan(0);
        }
      }),
    );
  });
});
