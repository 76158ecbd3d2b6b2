/** Relevance of documents to one query, by id: of those that have any. */
export type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain at `k` (Järvelin and Kekäläinen, 2002), gains as labelled, discount
 * log2(rank + 1): as trec_eval, and so BEIR, count it.
 */
export function ndcg(ranked: readonly string[], relevant: Grades, k: number): number {
  const gain = (grades: number[]) => grades.reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0);
  const ideal = gain([...relevant.values()].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? 0 : gain(ranked.slice(0, k).map((id) => relevant.get(id) ?? 0)) / ideal;
}

/** Share of the relevant documents among the first `k`. */
export function recall(ranked: readonly string[], relevant: Grades, k: number): number {
  return ranked.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size;
}

/** One divided by the rank of the first relevant document; 0 if there is none among the first `k`. */
export function reciprocalRank(ranked: readonly string[], relevant: Grades, k: number): number {
  const first = ranked.slice(0, k).findIndex((id) => relevant.has(id));
  return first === -1 ? 0 : 1 / (first + 1);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that a share `p` of the values does not exceed. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
