import type { Grade } from '../../../shared/domain.ts';
import type { SimilarityBaseline } from '../semantic/similarity-baseline.ts';

/**
 * How far a cosine is above the similarity baseline. 0 is the baseline, and 1 what the nearest passage of the library
 * would be expected to reach even if none were relevant: the larger the library, the nearer its nearest passage to
 * anything. (The largest of n draws from a normal distribution is about √(2 ln n) deviations above its mean; Leadbetter,
 * Lindgren and Rootzén, “Extremes and Related Properties of Random Sequences and Processes”, 1983, theorem 1.5.3.)
 */
export function aboveBaseline(similarity: number, baseline: SimilarityBaseline, passages: number): number {
  const largest = baseline.deviation * Math.sqrt(2 * Math.log(Math.max(10, passages)));
  return (similarity - baseline.mean) / largest;
}

/** Measured on labelled sets, and on queries that a library has no answer to, see docs/search.md. */
const thresholds = {
  strong: { meaning: 1.4, words: 0.75 },
  good: { meaning: 0.8, words: 0.5 },
  /** A little of both is as good as much of one. */
  both: { meaning: 0.5, words: 0.3 },
};

/**
 * Grades how well a note answers.
 * @param meaning see aboveBaseline; null where it is not known.
 * @param words share of the highest possible keyword score, 0 to 1, see KeywordScores; null where words do not count.
 */
export function gradeOf(meaning: number | null, words: number | null): Grade | null {
  if (meaning === null && words === null) return null;
  const [near, held] = [meaning ?? 0, words ?? 0];
  if (near >= thresholds.strong.meaning || held >= thresholds.strong.words) return 'strong';
  if (near >= thresholds.good.meaning || held >= thresholds.good.words) return 'good';
  return near >= thresholds.both.meaning && held >= thresholds.both.words ? 'good' : 'weak';
}
