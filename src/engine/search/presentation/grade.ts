import type { Grade } from '../../../shared/domain.ts';
import type { RankedNote } from '../ranking/rank-notes.ts';
import type { Ranking } from '../ranking/ranking.ts';
import type { SimilarityBaseline } from '../semantic/similarity-baseline.ts';
import { aboveBaseline, gradeOf } from './above-chance.ts';

/** How well a note answers, by the best that any of its passages says on each side; null where there is nothing to gradeNote by. */
export function gradeNote(
  { passages }: RankedNote,
  { greatest }: Pick<Ranking, 'greatest'>,
  chance: SimilarityBaseline | null,
  total: number,
): Grade | null {
  const similarities = passages.flatMap(({ similarity }) => similarity ?? []);
  const meaning =
    chance === null || similarities.length === 0 ? null : aboveBaseline(Math.max(...similarities), chance, total);
  const words = Math.max(...passages.map((passage) => passage.words));
  const grade = gradeOf(meaning, greatest > 0 ? Math.min(1, words / greatest) : null);
  // What a cosine is worth in a library of a few passages nobody can tell: that words say little does not make it weak.
  return grade === 'weak' && similarities.length > 0 && chance === null ? null : grade;
}
