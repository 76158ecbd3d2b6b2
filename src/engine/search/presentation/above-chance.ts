import type { Grade } from '../../../shared/domain.ts';
import type { SimilarityBaseline } from '../semantic/similarity-baseline.ts';

/**
 * How far above chance a cosine is: 1 is what the nearest of all passages would be expected to have if none were relevant (the largest
 * of n draws from a normal distribution lies some √(2 ln n) deviations above its mean; Leadbetter, Lindgren and Rootzén, “Extremes
 * and Related Properties of Random Sequences and Processes”, 1983, theorem 1.5.3). Large libraries come near to anything.
 */
export function aboveBaseline(similarity: number, chance: SimilarityBaseline, passages: number): number {
  const largest = chance.deviation * Math.sqrt(2 * Math.log(Math.max(10, passages)));
  return (similarity - chance.mean) / largest;
}

/** Where the lines are: measured on labelled sets and on questions that a library has no answer to, see docs/search.md. */
const lines = {
  strong: { meaning: 1.4, words: 0.75 },
  good: { meaning: 0.8, words: 0.5 },
  /** Both a little: together they tell as much as one of them clearly. */
  both: { meaning: 0.5, words: 0.3 },
};

/**
 * How well a note answers.
 * @param meaning see aboveBaseline; null where it is not known.
 * @param words the share of the query's words, 0 to 1, see KeywordScores; null where words were not asked for.
 */
export function gradeOf(meaning: number | null, words: number | null): Grade | null {
  if (meaning === null && words === null) return null;
  const [near, held] = [meaning ?? 0, words ?? 0];
  if (near >= lines.strong.meaning || held >= lines.strong.words) return 'strong';
  if (near >= lines.good.meaning || held >= lines.good.words) return 'good';
  return near >= lines.both.meaning && held >= lines.both.words ? 'good' : 'weak';
}
