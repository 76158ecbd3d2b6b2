import { z } from 'zod';
import type { MapCluster } from '../../shared/map.ts';
import type { MapPoints } from './map-points.ts';

/** What is stored of a cluster; the rest follows from the points. */
const storedCluster = z.object({ words: z.array(z.string()), name: z.string().nullable() });
export const storedClusters = z.array(storedCluster);
export type StoredCluster = z.infer<typeof storedCluster>;

/** The number of notes in each of so many clusters. */
export function clusterSizes({ clusters }: Pick<MapPoints, 'clusters'>, count: number): number[] {
  const sizes = new Array<number>(count).fill(0);
  for (const cluster of clusters) if (cluster !== -1) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  return sizes;
}

/** The clusters as the page shows them, each named at the median of its notes’ places. */
export function clusterViews(points: MapPoints, stored: readonly StoredCluster[]): MapCluster[] {
  const members = stored.map((): { x: number[]; y: number[] } => ({ x: [], y: [] }));
  for (const [place, cluster] of points.clusters.entries()) {
    members[cluster]?.x.push(points.positions[2 * place] ?? 0);
    members[cluster]?.y.push(points.positions[2 * place + 1] ?? 0);
  }
  return stored.map(({ words, name }, id) => {
    const { x = [], y = [] } = members[id] ?? {};
    return { id, words, name, notes: x.length, x: median(x), y: median(y) };
  });
}

/**
 * The names that the user has given, for the clusters of a new layout: a cluster takes the name of an earlier one if most
 * of that one’s notes are in it.
 */
export function carriedNames(
  before: { points: MapPoints; clusters: readonly StoredCluster[] } | null,
  after: MapPoints,
  count: number,
): (string | null)[] {
  const names = new Array<string | null>(count).fill(null);
  if (before === null) return names;
  const clusterAfter = new Map(Array.from(after.noteIds, (id, place) => [id, after.clusters[place] ?? -1]));
  for (const [cluster, { name }] of before.clusters.entries()) {
    if (name === null) continue;
    const moved = new Map<number, number>();
    let size = 0;
    for (const [place, id] of before.points.noteIds.entries()) {
      if (before.points.clusters[place] !== cluster) continue;
      size++;
      const to = clusterAfter.get(id) ?? -1;
      moved.set(to, (moved.get(to) ?? 0) + 1);
    }
    const [to = -1, shared = 0] = [...moved].sort(([, a], [, b]) => b - a)[0] ?? [];
    if (to !== -1 && shared > size / 2) names[to] ??= name;
  }
  return names;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
