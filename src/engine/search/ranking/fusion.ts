import type { SearchMode } from '../../../shared/domain.ts';

/** How the two sides of a hybrid search are weighed. */
export interface Weights {
  /** How much meaning counts beside words, 0 to 1. */
  meaning: number;
  /** How much more it counts for a query of which no word is in any note; for others in proportion. */
  meaningOfMissing: number;
  /** The share of a query's words that passages about something else match by chance: up to here words count nothing. */
  chance: number;
}

/** Measured on labelled sets, half of each held back (bench/fusion.ts): see docs/search.md. */
const measured: Weights = { meaning: 0.4, meaningOfMissing: 0.3, chance: 0.18 };
/** The same for a query in a script that the model was not trained on: it can do little but compare characters. */
const inStrangeScript: Weights = { meaning: 0.05, meaningOfMissing: 0, chance: 0.05 };
/** What a passage gains that holds a phrase of the query: within its note it comes before any that does not. */
export const phraseBonus = 1;

/** A passage with everything that is known of how it answers a query. */
export interface Candidate {
  slot: number;
  noteId: number;
  /** Cosine; null where it has no vector, or none was asked for. */
  similarity: number | null;
  /** BM25; 0 where it holds none of the words. */
  words: number;
  /** What each word of the query adds to that. */
  shares: readonly number[];
  /** Whether it holds a phrase of the query as it was typed. */
  hasPhrase: boolean;
}

export interface Evidence {
  candidates: Candidate[];
  /** The most that the query could score by BM25. */
  greatest: number;
  /** The share of the query that is words which are in no note, 0 to 1. */
  missing: number;
  weights: Weights;
}

/** @param isScriptKnown whether the model was trained on the script that the query is written in. */
export function weightsFor(isScriptKnown: boolean): Weights {
  return isScriptKnown ? measured : inStrangeScript;
}

export interface Ranked extends Candidate {
  score: number;
}

/** Gives every candidate its score. */
export function fuse(evidence: Evidence, mode: SearchMode): Ranked[] {
  return evidence.candidates.map((candidate) => {
    const { similarity, words, hasPhrase } = candidate;
    return { ...candidate, score: scoreOf(similarity, words, evidence, mode) + (hasPhrase ? phraseBonus : 0) };
  });
}

/**
 * BM25 or the cosine where one side was asked for alone. Both fused, 0 to 1, are a weighted sum of cosine and scaled BM25 (a convex
 * combination: Bruch, Gai and Ingber, “An Analysis of Fusion Functions for Hybrid Retrieval”, 2023, find it better than reciprocal ranks).
 */
export function scoreOf(
  similarity: number | null,
  words: number,
  { greatest, missing, weights }: Omit<Evidence, 'candidates'>,
  mode: SearchMode,
): number {
  if (mode === 'keyword') return words;
  if (mode === 'semantic') return similarity ?? 0;
  const meaning = weights.meaning + weights.meaningOfMissing * missing;
  const share = greatest > 0 ? Math.min(1, words / greatest) : 0;
  const telling = Math.max(0, share - weights.chance) / (1 - weights.chance);
  return meaning * Math.max(0, similarity ?? 0) + (1 - meaning) * telling;
}
