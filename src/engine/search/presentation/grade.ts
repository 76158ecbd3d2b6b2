import type { Grade } from '../../../shared/domain.ts';
import type { RankedNote } from '../ranking/rank-notes.ts';
import type { Ranking } from '../ranking/ranking.ts';
import type { SimilarityBaseline } from '../semantic/similarity-baseline.ts';
import { aboveBaseline, gradeOf } from './above-baseline.ts';

/** Grades a note by the best of its passages on each side; null where there is nothing to grade by. */
export function gradeNote(
  { passages }: RankedNote,
  { maxScore }: Pick<Ranking, 'maxScore'>,
  baseline: SimilarityBaseline | null,
  total: number,
): Grade | null {
  const similarities = passages.flatMap(({ similarity }) => similarity ?? []);
  const meaning =
    baseline === null || similarities.length === 0 ? null : aboveBaseline(Math.max(...similarities), baseline, total);
  const words = Math.max(...passages.map((passage) => passage.words));
  const grade = gradeOf(meaning, maxScore > 0 ? Math.min(1, words / maxScore) : null);
  // A library of a few passages has no baseline: then a note is not weak only because it has few of the words.
  return grade === 'weak' && similarities.length > 0 && baseline === null ? null : grade;
}
