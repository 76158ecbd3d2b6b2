import { dot } from '../src/engine/search/semantic/dot.ts';

/** For each query, the passages that are truly nearest, found by comparing with every one. */
export function nearest(
  passages: number,
  vectorOf: (passage: number) => Float32Array,
  queries: readonly Float32Array[],
  count: number,
): number[][] {
  const best = queries.map((): { passage: number; similarity: number }[] => []);
  for (let passage = 0; passage < passages; passage++) {
    const vector = vectorOf(passage);
    for (const [number, query] of queries.entries()) {
      const list = best[number] ?? [];
      const similarity = dot(query, vector);
      if (list.length === count && similarity <= (list.at(-1)?.similarity ?? 0)) continue;
      list.push({ passage, similarity });
      list.sort((a, b) => b.similarity - a.similarity);
      list.length = Math.min(list.length, count);
    }
  }
  return best.map((list) => list.map(({ passage }) => passage));
}

/** The share of the true ones that were found. */
export function shareFound(found: readonly number[], truth: readonly number[]): number {
  return truth.filter((id) => found.includes(id)).length / truth.length;
}
