import type { SearchMode } from '../../shared/domain.ts';

/** How much meaning counts beside words, 0 to 1. Measured on labelled sets, like the next: see docs/search.md. */
const semanticWeight = 0.45;
/** The share of a query's words that passages about something else match by chance: up to here words count nothing. */
const chanceShare = 0.2;
/** What a passage gains that holds a phrase of the query: within its note it comes before any that does not. */
const phraseBonus = 1;

/** A passage with everything that is known of how it answers a query. */
export interface Candidate {
  slot: number;
  documentId: number;
  /** Cosine; null where it has no vector, or none was asked for. */
  similarity: number | null;
  /** BM25; 0 where it holds none of the words. */
  words: number;
  /** Whether it holds a phrase of the query as it was typed. */
  hasPhrase: boolean;
}

export interface Evidence {
  candidates: Candidate[];
  /** The most that the query could score by BM25. */
  greatest: number;
  /** Whether meaning could be compared at all. */
  isSemantic: boolean;
}

export interface Ranked extends Candidate {
  score: number;
}

/** Gives every candidate its score: BM25 or the cosine where one side was asked for alone, otherwise both fused. */
export function fuse({ candidates, greatest }: Evidence, mode: SearchMode): Ranked[] {
  return candidates.map((candidate) => {
    const { similarity, words, hasPhrase } = candidate;
    const score =
      mode === 'keyword' ? words : mode === 'semantic' ? (similarity ?? 0) : fusedScore(similarity, words, greatest);
    return { ...candidate, score: score + (hasPhrase ? phraseBonus : 0) };
  });
}

/**
 * A passage’s score, 0 to 1: a weighted sum of cosine and scaled BM25 (a convex combination: Bruch, Gai and Ingber, “An Analysis of
 * Fusion Functions for Hybrid Retrieval”, 2023, find it better than reciprocal ranks).
 */
export function fusedScore(similarity: number | null, words: number, greatest: number): number {
  const share = greatest > 0 ? Math.min(1, words / greatest) : 0;
  const telling = Math.max(0, share - chanceShare) / (1 - chanceShare);
  return semanticWeight * Math.max(0, similarity ?? 0) + (1 - semanticWeight) * telling;
}
