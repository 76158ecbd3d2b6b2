import { densityClusters } from './density-clusters.ts';

/** Points that are clustered; of more, every second, third, … is, and the others go to the cluster of their nearest one. */
const maxSample = 6_000;
/** The neighbour whose distance says how dense it is around a note. In a small library the fifth may well be in another group. */
const minSamples = { fewest: 2, most: 5, share: 1 / 3 };
const fewestNotes = 5;
/** The fewest notes of a cluster, as a multiple of the square root of all: so that there are some dozens in any library. */
const sizeFactor = 0.35;
/** A point in no cluster joins its nearest one if it is not farther than this share of the map’s width. */
const maxJoin = 0.05;

/**
 * The cluster of each point, numbered by size, the largest first; −1 for a point far from all of them.
 * @param positions x and y of each point, within −1 and 1.
 */
export function pointClusters(positions: Float32Array): Int32Array {
  const count = positions.length / 2;
  const stride = Math.ceil(count / maxSample);
  const sample = Int32Array.from({ length: Math.ceil(count / stride) }, (_, at) => at * stride);
  const sampled = new Float32Array(sample.length * 2);
  for (const [at, point] of sample.entries()) sampled.set(positions.subarray(2 * point, 2 * point + 2), 2 * at);
  const minSize = Math.max(fewestNotes, Math.round((sizeFactor * Math.sqrt(count)) / stride));
  const { fewest, most, share } = minSamples;
  const samples = Math.min(most, Math.max(fewest, Math.round(share * Math.sqrt(count))));
  const labels = densityClusters(sampled, minSize, samples);
  return bySize(spread(positions, sampled, labels, stride));
}

/** Gives each point the cluster of the nearest sampled one that has a cluster, unless that is far away. */
function spread(positions: Float32Array, sampled: Float32Array, labels: Int32Array, stride: number): Int32Array {
  const cells = new Map<number, number[]>();
  // A cell is as wide as the largest distance, so that what is near lies in one of nine cells.
  const cellOf = (x: number, y: number) => Math.floor(x / maxJoin) * 4_096 + Math.floor(y / maxJoin);
  for (const [at, label] of labels.entries()) {
    if (label === -1) continue;
    const cell = cellOf(sampled[2 * at] ?? 0, sampled[2 * at + 1] ?? 0);
    const held = cells.get(cell);
    if (held === undefined) cells.set(cell, [at]);
    else held.push(at);
  }
  return Int32Array.from({ length: positions.length / 2 }, (_, point) => {
    const own = point % stride === 0 ? (labels[point / stride] ?? -1) : -1;
    if (own !== -1) return own;
    const x = positions[2 * point] ?? 0;
    const y = positions[2 * point + 1] ?? 0;
    let nearest = -1;
    let least = maxJoin * maxJoin;
    for (const dx of [-maxJoin, 0, maxJoin]) {
      for (const dy of [-maxJoin, 0, maxJoin]) {
        for (const at of cells.get(cellOf(x + dx, y + dy)) ?? []) {
          const distance = ((sampled[2 * at] ?? 0) - x) ** 2 + ((sampled[2 * at + 1] ?? 0) - y) ** 2;
          if (distance > least) continue;
          least = distance;
          nearest = at;
        }
      }
    }
    return nearest === -1 ? -1 : (labels[nearest] ?? -1);
  });
}

function bySize(labels: Int32Array): Int32Array {
  const sizes = new Map<number, number>();
  for (const label of labels) if (label !== -1) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const order = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || a - b).map(([label]) => label);
  const numbers = new Map(order.map((label, number) => [label, number]));
  return labels.map((label) => numbers.get(label) ?? -1);
}
