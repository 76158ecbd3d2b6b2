import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../testing/random-numbers.ts';
import { densityClusters } from './density-clusters.ts';
import { layOut } from './layout.ts';
import { pointClusters } from './point-clusters.ts';

const random = randomNumbers(11);

/** Points around a place, dense in the middle. */
function heap(count: number, x: number, y: number, width: number): number[] {
  return Array.from({ length: count }, () => [
    x + width * (random() + random() - 1),
    y + width * (random() + random() - 1),
  ]).flat();
}

describe('density clusters', () => {
  it('heaps are found as clusters, however many there are, and what lies far from them is in none', () => {
    const points = [...heap(60, -0.6, -0.6, 0.1), ...heap(80, 0.6, 0.6, 0.1), ...heap(70, 0.6, -0.6, 0.1), -3, 3];
    const labels = densityClusters(Float32Array.from(points), 10, 5);
    const majority = (from: number, to: number) => {
      const counts = new Map<number, number>();
      for (const label of labels.subarray(from, to)) counts.set(label, (counts.get(label) ?? 0) + 1);
      return [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
    };
    const heaps = [majority(0, 60), majority(60, 140), majority(140, 210)];
    expect(new Set(heaps.map(([label]) => label)).size).toBe(3);
    expect(heaps.every(([label]) => label !== -1)).toBe(true);
    expect(labels.at(-1)).toBe(-1);
  });

  it('too few points are in no cluster', () => {
    expect([...densityClusters(Float32Array.from(heap(5, 0, 0, 1)), 5, 5)]).toEqual([-1, -1, -1, -1, -1]);
    expect([...densityClusters(new Float32Array(), 5, 5)]).toEqual([]);
  });

  it('points at the same place do no harm', () => {
    const labels = densityClusters(Float32Array.from([...Array(40).fill(0), ...heap(40, 1, 1, 0.1)]), 10, 5);
    expect(new Set(labels.subarray(0, 20)).size).toBe(1);
  });
});

describe('the clusters of points', () => {
  it('clusters are numbered by size, the largest first', () => {
    const points = [...heap(60, -0.7, 0, 0.1), ...heap(200, 0.7, 0, 0.1), ...heap(100, 0, 0.8, 0.1)];
    const clusters = pointClusters(Float32Array.from(points));
    const sizes = [...new Set(clusters)].filter((cluster) => cluster !== -1).sort((a, b) => a - b);
    const sizeOf = (cluster: number) => clusters.filter((each) => each === cluster).length;
    for (const cluster of sizes.slice(1)) expect(sizeOf(cluster)).toBeLessThanOrEqual(sizeOf(cluster - 1));
  });

  it('a small library of loose groups has some, wherever its layout has put them', async () => {
    const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const [count, dimensions] = [43, 32];
    for (let layout = 0; layout < 8; layout++) {
      const subjects = Array.from({ length: 8 }, () => Array.from({ length: dimensions }, gauss));
      const notes = Array.from({ length: count }, (_, note) =>
        (subjects[note % subjects.length] ?? []).map((each) => each + 2 * gauss()),
      );
      const positions = await layOut({ vectors: Float32Array.from(notes.flat()), count, dimensions }, () => {});
      expect(Math.max(...pointClusters(positions))).toBeGreaterThan(0);
    }
  });

  it('of many points only some are clustered, and the others follow their nearest', () => {
    const points = Float32Array.from([...heap(9_000, -0.5, -0.5, 0.2), ...heap(9_000, 0.5, 0.5, 0.2)]);
    const clusters = pointClusters(points);
    const left = new Set(clusters.subarray(0, 9_000));
    const right = new Set(clusters.subarray(9_000));
    left.delete(-1);
    right.delete(-1);
    expect([...left].some((cluster) => right.has(cluster))).toBe(false);
    expect(clusters.filter((cluster) => cluster === -1).length).toBeLessThan(2_000);
    expect(pointClusters(points)).toEqual(clusters);
  });
});
