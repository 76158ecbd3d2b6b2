import type { Grade } from '../../../shared/domain.ts';
import type { Ranking } from '../ranking/ranking.ts';

/**
 * Ids of the notes that count as found. By words, all that hold any of them, and without words, all that pass the filters;
 * where meaning counts, every note is near to every query in some degree: those that are not graded weak.
 */
export function countedNotes(
  { notes, matching }: Pick<Ranking, 'matching'> & { notes: readonly { noteId: number }[] },
  grades: readonly (Grade | null)[],
): readonly number[] {
  return matching ?? notes.filter((_, place) => grades[place] !== 'weak').map(({ noteId }) => noteId);
}
