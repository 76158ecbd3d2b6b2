import { describe, expect, it } from 'vitest';
import { changesSince } from './changes.ts';
import { carriedNames, clusterSizes, clusterViews } from './clusters.ts';
import { decodePoints, encodePoints, joinPoints, type MapPoints, pickPoints } from './map-points.ts';

function pointsOf(noteIds: number[], given: Partial<MapPoints> = {}): MapPoints {
  return {
    noteIds: Int32Array.from(noteIds),
    lastChunks: Int32Array.from(noteIds, (id) => id * 10),
    positions: Float32Array.from(noteIds.flatMap((id) => [id / 8, -id / 8])),
    clusters: Int32Array.from(noteIds, (id) => (id % 2 === 0 ? 0 : -1)),
    laidOut: Int32Array.from(noteIds, () => 1),
    ...given,
  };
}

describe('the points of a map', () => {
  it('points are read as they were stored, wherever the bytes lie in memory', () => {
    const points = pointsOf([1, 2, 5]);
    const shifted = new Uint8Array(encodePoints(points).length + 3);
    shifted.set(encodePoints(points), 3);
    expect(decodePoints(shifted.subarray(3))).toEqual(points);
  });

  it('points stay in the order of their notes, whatever is added or left out', () => {
    const joined = joinPoints(pointsOf([1, 7]), pointsOf([4]));
    expect(joined).toEqual(pointsOf([1, 4, 7]));
    expect(pickPoints(joined, [0, 2])).toEqual(pointsOf([1, 7]));
  });
});

describe('what has changed since a layout', () => {
  const chunks = (ids: number[], changed: number[] = []) =>
    new Map(ids.map((id) => [id, changed.includes(id) ? id * 10 + 1 : id * 10]));

  it('nothing has changed while the notes are the same', () => {
    const changes = changesSince(pointsOf([1, 2, 3]), 3, chunks([1, 2, 3]));
    expect(changes).toEqual({ added: [], kept: [0, 1, 2], share: 0, isOutdated: false });
  });

  it('added, changed and removed notes count, and those that were placed later', () => {
    const ids = Array.from({ length: 20 }, (_, at) => at + 1);
    const points = pointsOf(ids, { laidOut: Int32Array.from(ids, (id) => (id === 20 ? 0 : 1)) });
    const now = chunks([...ids.filter((id) => id !== 3), 30], [5]);
    const { added, kept, share, isOutdated } = changesSince(points, 19, now);
    expect(added).toEqual([30]);
    expect(kept).toHaveLength(19);
    expect(share).toBeCloseTo(4 / 19);
    expect(isOutdated).toBe(false);
  });

  it('a map is outdated when three tenths of its notes have changed', () => {
    const ids = Array.from({ length: 10 }, (_, at) => at + 1);
    expect(changesSince(pointsOf(ids), 10, chunks(ids, [1, 2, 3])).isOutdated).toBe(false);
    expect(changesSince(pointsOf(ids), 10, chunks(ids, [1, 2, 3, 4])).isOutdated).toBe(true);
  });
});

describe('the clusters of a map', () => {
  it('a cluster is named in its middle, and counts its notes', () => {
    const points = pointsOf([2, 4, 6, 7]);
    expect(clusterSizes(points, 1)).toEqual([3]);
    expect(clusterViews(points, [{ words: ['bee'], name: null }])).toEqual([
      { id: 0, words: ['bee'], name: null, notes: 3, x: 0.5, y: -0.5 },
    ]);
  });

  it('the user’s name for a cluster goes to the one that most of its notes are in after a new layout', () => {
    const before = {
      points: pointsOf([1, 2, 3, 4, 5], { clusters: Int32Array.of(0, 0, 0, 1, 1) }),
      clusters: [
        { words: ['bee'], name: 'Bees' },
        { words: ['hive'], name: 'Hives' },
      ],
    };
    const after = pointsOf([1, 2, 4, 5, 6], { clusters: Int32Array.of(2, 2, 0, 1, 1) });
    expect(carriedNames(before, after, 3)).toEqual([null, null, 'Bees']);
    expect(carriedNames(null, after, 1)).toEqual([null]);
  });
});
