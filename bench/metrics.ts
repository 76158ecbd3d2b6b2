/** Normalised discounted cumulative gain at `k` (Järvelin and Kekäläinen, 2002), gains as labelled, discount log2(rank + 1). */
export function ndcg(ranked: string[], relevant: Map<string, number>, k: number): number {
  const gain = (grades: number[]) => grades.reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0);
  const ideal = gain([...relevant.values()].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? 0 : gain(ranked.slice(0, k).map((id) => relevant.get(id) ?? 0)) / ideal;
}

/** Share of the relevant documents among the first `k`. */
export function recall(ranked: string[], relevant: Map<string, number>, k: number): number {
  return ranked.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size;
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that a share `p` of the values does not exceed. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
