import { type SimilarityScale, standout } from '../semantic/similarity-scale.ts';

/** How one note matches a query. */
export interface NoteEvidence {
  /** BM25 of its best passage, and in part of its others, see NoteWords. */
  words: number;
  /** What pairs of the query’s words that stand together count, see wordPairs. */
  pairs: number;
  /** The share of the query’s words, by weight, that its passage with the best words contains; 0 to 1. */
  coverage: number;
  /** Cosine of its nearest passage; null if none has a vector. */
  similarity: number | null;
  /** Cosine of its passage with the best words; null if there is none, or it has no vector. */
  similarityOfWords: number | null;
  /** The number of its passages. */
  passages: number;
  /** Whether the model was trained on its language. */
  isLanguageKnown: boolean;
  /** Whether the query is its title, or an alias: it then ranks before all others. */
  isNamed: boolean;
  /** Whether its whole title is in the query, and a good part of it, see title-in-query. Only known of the best notes. */
  isTitled: boolean;
  /** Whether it holds the one word that the query is: it then ranks before all that do not, see rank-notes. */
  isLiteral: boolean;
}

/** What a query’s matches are measured by: the same for all notes. */
export interface QueryEvidence {
  /** The highest keyword score of any note, as a share of the highest possible one; 0 to 1. */
  bestShare: number;
  /** The weight of the query’s words that are in no note: the sum of their inverse document frequencies. */
  missing: number;
  scale: SimilarityScale;
  /** Whether the model was trained on the query’s language. */
  isLanguageKnown: boolean;
}

/** How the two sides of a hybrid search are weighed. Keyword scores are in units of BM25; similarities are standouts. */
export interface FusionWeights {
  /** What a standout of 1 counts as, in BM25, where the best note’s words are 60% of the highest possible score. */
  meaning: number;
  /** By how much less it counts the better the words match, and more the worse: an exponent. */
  meaningByShare: number;
  /** Added for each unit of weight of the query’s words that are in no note. */
  meaningOfMissing: number;
  /** The part of it that counts if the model was not trained on the language of the query, or of the note. */
  meaningOfUnknownLanguage: number;
  /** Taken off a note’s words in proportion to the query’s words that it lacks: some are always matched by accident. */
  lackedWords: number;
  /** The part of a note’s similarity that is that of the passage with the best words, not that of the nearest. */
  wordsPassage: number;
  /** Taken off a note’s standout for having many passages, any of which may be near by accident; times √(2 ln(1 + passages)). */
  crowd: number;
}

/** Fitted by bench/search.ts over all models and labelled sets, leaving families of sets out: see docs/search.md. */
export const fittedWeights: FusionWeights = {
  meaning: 18,
  meaningByShare: 1.1,
  meaningOfMissing: 0.24,
  meaningOfUnknownLanguage: 0.2,
  lackedWords: 2.5,
  wordsPassage: 0.25,
  crowd: 0.1,
};

/** The share of the highest possible keyword score at which `meaning` holds. */
const usualShare = 0.6;

/**
 * The score of a note in hybrid search: a sum of both sides in units of BM25. (A convex combination of calibrated scores
 * works better than reciprocal ranks: Bruch, Gai and Ingber, “An Analysis of Fusion Functions for Hybrid Retrieval”, 2023.)
 */
export function fusedScore(
  { words, pairs, coverage, similarity, similarityOfWords, passages, isLanguageKnown }: NoteEvidence,
  query: QueryEvidence,
  weights = fittedWeights,
): number {
  const held = Math.max(0, words + pairs - weights.lackedWords * (1 - coverage));
  if (similarity === null) return held;
  const ofWords = similarityOfWords ?? similarity;
  const near = standout(similarity + weights.wordsPassage * (ofWords - similarity), query.scale);
  const byAccident = weights.crowd * Math.sqrt(2 * Math.log(1 + passages));
  const known = query.isLanguageKnown && isLanguageKnown ? 1 : weights.meaningOfUnknownLanguage;
  return held + known * meaningWeight(query, weights) * (near - byAccident);
}

/** What a standout of 1 counts as for this query. */
export function meaningWeight({ bestShare, missing }: QueryEvidence, weights = fittedWeights): number {
  const { meaning, meaningByShare, meaningOfMissing } = weights;
  return meaning * Math.exp(meaningByShare * (usualShare - bestShare)) + meaningOfMissing * missing;
}
