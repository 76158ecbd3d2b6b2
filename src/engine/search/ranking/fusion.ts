import type { SearchMode } from '../../../shared/domain.ts';

/** The weights of the two sides of a hybrid search. */
export interface Weights {
  /** The weight of meaning, 0 to 1; that of words is the rest to 1. */
  meaning: number;
  /** Added to the weight of meaning if no word of the query is in any note; in proportion if some are. */
  meaningOfMissing: number;
  /** The share of a query’s words that unrelated passages also match: up to this share, words do not count. */
  keywordFloor: number;
}

/** Measured on labelled sets, half of each held back (bench/fusion.ts): see docs/search.md. */
const measured: Weights = { meaning: 0.4, meaningOfMissing: 0.3, keywordFloor: 0.18 };
/** For a query in a script that the model was not trained on, so that it can only compare characters. */
const inUnknownScript: Weights = { meaning: 0.05, meaningOfMissing: 0, keywordFloor: 0.05 };
/** Added to the score of a passage that contains a phrase of the query, which puts it first in its note. */
export const phraseBonus = 1;

/** A passage, and how it matches a query. */
export interface Candidate {
  slot: number;
  noteId: number;
  /** Cosine; null if the passage has no vector, or in keyword search. */
  similarity: number | null;
  /** BM25; 0 if the passage contains none of the words. */
  words: number;
  /** The part of `words` that each word of the query contributes. */
  shares: readonly number[];
  /** Whether the passage contains a phrase of the query exactly. */
  hasPhrase: boolean;
}

export interface Evidence {
  candidates: Candidate[];
  /** The highest possible BM25 score of the query. */
  maxScore: number;
  /** The share of the query’s words that are in no note, by weight, 0 to 1. */
  missing: number;
  weights: Weights;
}

/** @param isScriptKnown whether the model was trained on the script that the query is written in. */
export function weightsFor(isScriptKnown: boolean): Weights {
  return isScriptKnown ? measured : inUnknownScript;
}

export interface Ranked extends Candidate {
  score: number;
}

/** Scores every candidate. */
export function fuse(evidence: Evidence, mode: SearchMode): Ranked[] {
  return evidence.candidates.map((candidate) => {
    const { similarity, words, hasPhrase } = candidate;
    return { ...candidate, score: scoreOf(similarity, words, evidence, mode) + (hasPhrase ? phraseBonus : 0) };
  });
}

/**
 * The score of a passage: BM25 in keyword search, the cosine in semantic search. In hybrid search it is a weighted sum of
 * the cosine and scaled BM25, 0 to 1 (a convex combination, which works better than reciprocal ranks: Bruch, Gai and
 * Ingber, “An Analysis of Fusion Functions for Hybrid Retrieval”, 2023).
 */
export function scoreOf(
  similarity: number | null,
  words: number,
  { maxScore, missing, weights }: Omit<Evidence, 'candidates'>,
  mode: SearchMode,
): number {
  if (mode === 'keyword') return words;
  if (mode === 'semantic') return similarity ?? 0;
  const meaning = weights.meaning + weights.meaningOfMissing * missing;
  const share = maxScore > 0 ? Math.min(1, words / maxScore) : 0;
  const aboveFloor = Math.max(0, share - weights.keywordFloor) / (1 - weights.keywordFloor);
  return meaning * Math.max(0, similarity ?? 0) + (1 - meaning) * aboveFloor;
}
