import type { Strength } from '../../../shared/domain.ts';
import type { Chance } from '../semantic/similarity-baseline.ts';
import type { RankedNote } from '../ranking/rank-notes.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { aboveChance, strengthOf } from './above-chance.ts';

/** How well a note answers, by the best that any of its passages says on each side; null where there is nothing to judge by. */
export function judge(
  { passages }: RankedNote,
  { greatest }: Pick<Ranking, 'greatest'>,
  chance: Chance | null,
  total: number,
): Strength | null {
  const similarities = passages.flatMap(({ similarity }) => similarity ?? []);
  const meaning =
    chance === null || similarities.length === 0 ? null : aboveChance(Math.max(...similarities), chance, total);
  const words = Math.max(...passages.map((passage) => passage.words));
  const strength = strengthOf(meaning, greatest > 0 ? Math.min(1, words / greatest) : null);
  // What a cosine is worth in a library of a few passages nobody can tell: that words say little does not make it weak.
  return strength === 'weak' && similarities.length > 0 && chance === null ? null : strength;
}
