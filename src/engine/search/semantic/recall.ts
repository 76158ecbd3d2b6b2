import type { vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { NearChunk } from './near-chunk.ts';

/** Passages of the library that serve as queries. */
const queries = 20;
const k = 10;

export interface RecallDependencies {
  chunkIds: readonly number[];
  vectors: (chunkIds: readonly number[]) => ReturnType<typeof vectorsOf>;
  exact: (query: Float32Array) => Promise<NearChunk[]>;
  /** The search that is judged. */
  searched: (query: Float32Array) => Promise<NearChunk[]>;
  /** The exact cosines of some passages. */
  cosines: (query: Float32Array, slots: readonly number[]) => Promise<NearChunk[]>;
}

/**
 * Recall@10 of the search on the library’s own vectors: the share of the ten nearest passages that it finds. A
 * passage as near as the tenth counts as one of them. Null if there are no vectors.
 */
export async function recallAt10({
  chunkIds,
  vectors,
  exact,
  searched,
  cosines,
}: RecallDependencies): Promise<number | null> {
  const step = Math.max(1, chunkIds.length / queries);
  const chosen: number[] = [];
  for (let at = step / 2; at < chunkIds.length; at += step) chosen.push(chunkIds[Math.floor(at)] ?? 0);
  const sample = await vectors(chosen);
  let found = 0;
  let wanted = 0;
  for (const { vector } of sample) {
    const truth = nearest(await exact(vector));
    const last = truth.at(-1)?.similarity ?? 1;
    const near = nearest(await searched(vector)).map(({ slot }) => slot);
    wanted += truth.length;
    // Cosines of equal vectors may differ in their last digit.
    found += (await cosines(vector, near)).filter(({ similarity }) => similarity >= last - 1e-6).length;
  }
  return wanted === 0 ? null : found / wanted;
}

function nearest(found: NearChunk[]): NearChunk[] {
  return found.sort((a, b) => b.similarity - a.similarity).slice(0, k);
}
