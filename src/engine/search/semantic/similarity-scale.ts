import { dot } from './dot.ts';
import type { SimilarityBaseline } from './similarity-baseline.ts';

/** What the cosines of one query mean, with this model and in this library. */
export interface SimilarityScale {
  /** Cosine expected of an unrelated passage. */
  expected: number;
  /** By how much the nearest passage would be expected to exceed that if none were relevant. */
  unit: number;
  /** Whether it comes from the library’s similarity baseline, not only from the passages found. */
  isMeasured: boolean;
}

/** Least unit where a library is too small for a baseline: cosines of so few passages may all be the same. */
const minUnit = 0.05;

/**
 * The scale of a query. An unrelated passage is as similar to it as the library’s passages are on average: some queries
 * are near to everything. The larger the library, the nearer its nearest passage is to anything: the largest of n draws
 * from a normal distribution is about √(2 ln n) deviations above its mean (Leadbetter, Lindgren and Rootzén, “Extremes and
 * Related Properties of Random Sequences and Processes”, 1983, theorem 1.5.3).
 * @param passages in the library.
 */
export function scaleOf(query: Float32Array, baseline: SimilarityBaseline, passages: number): SimilarityScale {
  const unit = baseline.deviation * Math.sqrt(2 * Math.log(Math.max(10, passages)));
  return { expected: dot(query, baseline.centre), unit, isMeasured: true };
}

/** A scale for a library of a few passages: from the least similar one to the most similar one. */
export function roughScale(similarities: readonly number[]): SimilarityScale {
  if (similarities.length === 0) return { expected: 0, unit: 1, isMeasured: false };
  const least = Math.min(...similarities);
  return { expected: least, unit: Math.max(minUnit, Math.max(...similarities) - least), isMeasured: false };
}

/**
 * How far a cosine stands out: 0 is an unrelated passage, and 1 what the nearest passage of the library would be expected
 * to reach even if none were relevant.
 */
export function standout(similarity: number, { expected, unit }: SimilarityScale): number {
  return (similarity - expected) / unit;
}
