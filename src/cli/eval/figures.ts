import type { LabelledSet } from './labelled-set.ts';
import { type Grades, mean, ndcg, percentile, recall, reciprocalRank } from './metrics.ts';

/** Notes asked for: as many as recall@100 looks at. */
export const depth = 100;

/** Means over the queries; times in milliseconds, as the engine measures them. */
export interface Figures {
  ndcg10: number;
  recall10: number;
  recall100: number;
  mrr10: number;
  accuracy1: number;
  msP50: number;
  msP95: number;
}

export interface Answer {
  /** Ids of documents, best first. */
  ranked: string[];
  ms: number;
}

/** Asks every query of a set, one after the other. @throws the signal's reason, between two queries. */
export async function figuresOf(
  { queries, labels }: Pick<LabelledSet, 'queries' | 'labels'>,
  ask: (query: string) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Figures> {
  const judged: { ranked: string[]; grades: Grades; ms: number }[] = [];
  for (const { id, text } of queries) {
    signal.throwIfAborted();
    const { ranked, ms } = await ask(text);
    const grades: Grades = labels.get(id) ?? new Map();
    // Where queries are themselves documents, BEIR does not count that one finds itself.
    judged.push({ ranked: ranked.filter((found) => found !== id || grades.has(id)), grades, ms });
  }
  const over = (metric: (ranked: string[], grades: Grades, k: number) => number, k: number) =>
    mean(judged.map(({ ranked, grades }) => metric(ranked, grades, k)));
  const times = judged.map(({ ms }) => ms);
  return {
    ndcg10: over(ndcg, 10),
    recall10: over(recall, 10),
    recall100: over(recall, depth),
    mrr10: over(reciprocalRank, 10),
    accuracy1: over(reciprocalRank, 1),
    msP50: percentile(times, 0.5),
    msP95: percentile(times, 0.95),
  };
}

/** Every note of the hits, in their order; notes that were folded into a hit come right behind it. */
export function notesOf(hits: { path: string; duplicates: { path: string }[] }[]): string[] {
  return hits.flatMap(({ path, duplicates }) => [path, ...duplicates.map((duplicate) => duplicate.path)]);
}
