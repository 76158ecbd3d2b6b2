import { HighestValues } from '../../lib/highest-values.ts';
import type { BitVectors } from './bits/bit-vectors.ts';
import type { NearChunk } from './near-chunk.ts';
import type { RoundedVectors } from './rounded/rounded-vectors.ts';

/** Candidates compared in memory at once; when none of them is among so many nearest, these are taken to be found. */
const comparedAtOnce = 400;
const settled = 100;

/**
 * The allowed passages nearest to a query, unordered.
 * @param candidates the most that are compared, the nearest by their bits.
 */
export function nearestInMemory(
  { bits, rounded }: { bits: BitVectors; rounded: RoundedVectors },
  query: Float32Array,
  count: number,
  allowed: Uint8Array,
  candidates: number,
): NearChunk[] {
  const proposed = bits.nearest(query, candidates, allowed);
  const cosines = cosinesOfNearest(proposed, (slots) => rounded.cosines(query, slots));
  return highest(proposed, cosines, count);
}

/**
 * The cosines of the first candidates: of a batch after another, until one of them has none of the nearest, as those that
 * follow have none then. Most models need a few hundred, and those whose vectors are all alike thousands (docs/search.md).
 */
function cosinesOfNearest(candidates: Uint32Array, cosinesOf: (slots: Uint32Array) => Float32Array): Float32Array {
  const cosines = new Float32Array(candidates.length);
  const nearest = new HighestValues(settled);
  for (let from = 0; from < candidates.length; ) {
    const batch = cosinesOf(candidates.subarray(from, from + comparedAtOnce));
    const { least } = nearest;
    cosines.set(batch, from);
    from += batch.length;
    if (batch.every((cosine) => cosine <= least)) return cosines.subarray(0, from);
    for (const cosine of batch) nearest.add(cosine);
  }
  return cosines;
}

/** The slots with the highest cosines; of those at the edge the first. @param slots more than there are cosines of are left out. */
export function highest(slots: ArrayLike<number>, cosines: Float32Array, count: number): NearChunk[] {
  const values = new HighestValues(count);
  for (const cosine of cosines) values.add(cosine);
  const { least } = values;
  const found: NearChunk[] = [];
  const edge: NearChunk[] = [];
  for (let place = 0; place < cosines.length; place++) {
    const similarity = cosines[place] ?? 0;
    if (similarity >= least) (similarity > least ? found : edge).push({ slot: slots[place] ?? 0, similarity });
  }
  return [...found, ...edge.slice(0, count - found.length)];
}
