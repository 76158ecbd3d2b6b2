import { expect, it } from 'vitest';
import { placeNotes } from './placement.ts';

const anchors = {
  vectors: Float32Array.of(1, 0, 0.96, 0.28, 0, 1),
  count: 3,
  dimensions: 2,
  positions: Float32Array.of(-0.5, 0, -0.3, 0, 0.8, 0.8),
  clusters: Int32Array.of(0, 0, 1),
};

it('a new note is placed in the cluster of the most similar note, among those of its neighbours that are there', () => {
  const added = { vectors: Float32Array.of(0.98, 0.2, 0.1, 0.99), count: 2, dimensions: 2 };
  const { positions, clusters } = placeNotes(anchors, added, () => {});
  expect([...clusters]).toEqual([0, 1]);
  expect(positions[0]).toBeGreaterThan(-0.5);
  expect(positions[0]).toBeLessThan(-0.3);
  expect(positions[2]).toBeCloseTo(0.8, 1);
  expect(placeNotes(anchors, added, () => {})).toEqual({ positions, clusters });
});

it('two new notes that are alike do not cover each other', () => {
  const added = { vectors: Float32Array.of(1, 0, 1, 0), count: 2, dimensions: 2 };
  const { positions } = placeNotes(anchors, added, () => {});
  expect([positions[0], positions[1]]).not.toEqual([positions[2], positions[3]]);
});
