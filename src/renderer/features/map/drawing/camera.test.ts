import { describe, expect, it } from 'vitest';
import { between, fitting, panned, toMap, toStage, withSight, zoomedAt } from './camera.ts';
import { type Box, placedLabels } from './label-places.ts';

const size = { width: 800, height: 600 };
const camera = { x: 0.2, y: -0.1, scale: 300 };
const uncovered = { left: 0, right: 0 };

describe('the camera', () => {
  it('a place of the map and its point on the stage lead to each other', () => {
    const point = toStage(camera, size, { x: 0.5, y: 0.4 });
    expect(point.y).toBeLessThan(size.height / 2);
    expect(toMap(camera, size, point)).toEqual({ x: expect.closeTo(0.5), y: expect.closeTo(0.4) });
  });

  it('zooming keeps the place under the pointer, and ends at a limit', () => {
    const point = { x: 100, y: 500 };
    const place = toMap(camera, size, point);
    const nearer = zoomedAt(camera, size, point, 2, 300);
    expect(nearer.scale).toBe(600);
    expect(toStage(nearer, size, place)).toEqual({ x: expect.closeTo(100), y: expect.closeTo(500) });
    expect(zoomedAt(camera, size, point, 1e9, 300).scale).toBe(300 * 60);
    expect(zoomedAt(camera, size, point, 1e-9, 300).scale).toBe(150);
  });

  it('dragging moves the map with the pointer', () => {
    const place = toMap(camera, size, { x: 10, y: 20 });
    expect(toStage(panned(camera, 30, -5), size, place)).toEqual({ x: expect.closeTo(40), y: expect.closeTo(15) });
  });

  it('all places are in sight when they are fitted, beside what covers the stage', () => {
    const positions = Float32Array.of(-1, -0.5, 1, 0.5, 0.2, 0.1);
    const fitted = fitting(positions, [0, 1, 2], size, { left: 200, right: 0 });
    for (const [x, y] of [
      [-1, -0.5],
      [1, 0.5],
    ] as const) {
      const point = toStage(fitted, size, { x, y });
      expect(point.x).toBeGreaterThan(200);
      expect(point.x).toBeLessThan(800);
      expect(point.y).toBeGreaterThan(0);
      expect(point.y).toBeLessThan(600);
    }
    expect(fitting(positions, [], size, uncovered).scale).toBeGreaterThan(0);
    expect(Number.isFinite(fitting(positions, [2], size, uncovered).scale)).toBe(true);
  });

  it('a place that would be lost stays in sight, and one that is seen moves nothing', () => {
    const place = { x: -3, y: 2 };
    const point = toStage(withSight(camera, size, place), size, place);
    expect(point.x).toBeGreaterThan(0);
    expect(point.y).toBeGreaterThan(0);
    expect(point.x).toBeLessThan(size.width / 2);
    expect(withSight(camera, size, { x: 0.3, y: 0 })).toEqual(camera);
  });

  it('a flight begins and ends where it should', () => {
    const to = { x: 1, y: 1, scale: 30 };
    expect(between(camera, to, 0)).toEqual(camera);
    expect(between(camera, to, 1)).toEqual({ x: 1, y: expect.closeTo(1), scale: expect.closeTo(30) });
  });
});

describe('labels', () => {
  const label = (id: number, x: number, y: number) => ({ id, place: { x, y }, width: 100, height: 20 });

  it('labels do not cover each other; the first have precedence', () => {
    const placed = placedLabels([label(1, 200, 200), label(2, 260, 210), label(3, 400, 200)], size);
    expect(placed.get(1)).toEqual({ x: 150, y: 190 });
    expect(placed.get(2)).toEqual({ x: 210, y: 226 });
    expect(placed.get(3)).toEqual({ x: 350, y: 190 });
    const crowd = Array.from({ length: 60 }, (_, id) => label(id, 300, 200));
    expect(placedLabels(crowd, size).size).toBeLessThan(60);
  });

  it('no label is cut off at the edge or hidden behind what lies over the map', () => {
    const covered = [{ x: 0, y: 400, width: 200, height: 200 }];
    const placed = placedLabels([label(1, 20, 200), label(2, 100, 580), label(3, -5, 200)], size, covered);
    expect([...placed.keys()]).toEqual([1]);
    expect(placed.get(1)?.x).toBeGreaterThanOrEqual(0);
  });

  it('a label stands beside the points of its group where there is room near by', () => {
    const points = [250, 270, 290, 310, 330].map((x) => ({ x, y: 200 }));
    const pointsIn = (box: Box) =>
      points.filter(({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height).length;
    const place = placedLabels([label(1, 290, 200)], size, [], pointsIn).get(1);
    expect(place).toEqual({ x: 240, y: 216 });
  });
});
