// The package only exports the components of its own viewer, which import what is not installed (docs/decisions.md).
import { createUMAP } from '../../../node_modules/embedding-atlas/dist/umap.js';

const seed = 42;
/** Neighbours that keep a note in its place; fewer in a small library. */
const neighbours = 15;
/** More rounds no longer change what lies beside what; they only take time. Few notes need more to find their places. */
const epochs = { few: 300, many: 200 };
const manyNotes = 5_000;

/** Vectors one after another: of unit length once the map’s thread has them. */
export interface VectorTable {
  /** `count` times `dimensions` numbers. */
  vectors: Float32Array;
  count: number;
  dimensions: number;
}

/**
 * Lays vectors out in two dimensions, so that similar ones are neighbours (UMAP: McInnes, Healy and Melville 2018). The same
 * vectors in the same order are laid out the same, bit for bit.
 * @param onProgress called with the finished share, 0 to 1.
 * @returns x and y of each vector, within −1 and 1, around 0.
 */
export async function layOut(
  { vectors, count, dimensions }: VectorTable,
  onProgress: (share: number) => void,
): Promise<Float32Array> {
  const umap = await createUMAP(count, dimensions, 2, vectors, {
    metric: 'cosine',
    nNeighbors: Math.min(neighbours, count - 1),
    minDist: 0.12,
    nEpochs: count > manyNotes ? epochs.many : epochs.few,
    seed,
    progress: onProgress,
  });
  try {
    await umap.run();
    return intoSquare(umap.embedding);
  } finally {
    umap.destroy();
  }
}

/** Scales and shifts positions into the square from −1 to 1, and keeps their proportions. */
export function intoSquare(positions: Float32Array): Float32Array {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [at, value] of positions.entries()) {
    low[at % 2] = Math.min(low[at % 2] ?? 0, value);
    high[at % 2] = Math.max(high[at % 2] ?? 0, value);
  }
  const middle = low.map((value, axis) => (value + (high[axis] ?? 0)) / 2);
  const half = Math.max(...high.map((value, axis) => value - (middle[axis] ?? 0))) || 1;
  return positions.map((value, at) => (value - (middle[at % 2] ?? 0)) / half);
}
