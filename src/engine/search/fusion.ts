import type { Candidate } from '../store/candidates.ts';

/** How much meaning counts beside words, 0 to 1. Measured on labelled sets, like the next: see docs/search.md. */
const semanticWeight = 0.45;
/** The share of a query's words that passages about something else match by chance: up to here words count nothing. */
const chanceShare = 0.2;

/** A chunk with everything that is known of how it answers the query. */
export interface Ranked {
  chunkId: number;
  documentId: number;
  score: number;
  similarity: number | null;
  keyword: boolean;
}

/**
 * Orders chunks by a weighted sum of cosine and scaled BM25, both between 0 and 1 (a convex combination: Bruch, Gai and
 * Ingber, “An Analysis of Fusion Functions for Hybrid Retrieval”, 2023, find it better than reciprocal ranks).
 * @param semantic cosines of all candidates that have a vector.
 * @param keyword BM25 scores of the candidates that match words.
 * @param greatest the most that the query could score by BM25.
 */
export function fuse(semantic: Candidate[], keyword: Candidate[], greatest: number): Ranked[] {
  const fused = new Map<number, Ranked>();
  for (const { chunkId, documentId, score } of semantic) {
    fused.set(chunkId, {
      chunkId,
      documentId,
      score: semanticWeight * Math.max(0, score),
      similarity: score,
      keyword: false,
    });
  }
  for (const { chunkId, documentId, score } of keyword) {
    const ranked = fused.get(chunkId) ?? { chunkId, documentId, score: 0, similarity: null, keyword: true };
    const share = greatest > 0 ? Math.min(1, score / greatest) : 0;
    ranked.keyword = true;
    ranked.score += ((1 - semanticWeight) * Math.max(0, share - chanceShare)) / (1 - chanceShare);
    fused.set(chunkId, ranked);
  }
  return [...fused.values()].sort((a, b) => b.score - a.score || a.chunkId - b.chunkId);
}

/** The best passage of each note, best note first. */
export function bestOfEachNote(chunks: Ranked[], limit: number): Ranked[] {
  const notes = new Map<number, Ranked>();
  for (const chunk of chunks) {
    if (notes.size === limit) break;
    if (!notes.has(chunk.documentId)) notes.set(chunk.documentId, chunk);
  }
  return [...notes.values()];
}
