import type { RankedNote, RankedPassage } from '../ranking/rank-notes.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { standout } from '../semantic/similarity-scale.ts';

/** A passage matches with half of what the note’s best one scores: one of the query’s words alone, or a distant likeness, is no match beside it. */
const ofBest = 0.5;

/** The passages of a note that match a query, best first; the one that is shown, and those with a phrase of the query, always do. */
export function matchingPassages(
  { passages }: Pick<RankedNote, 'passages'>,
  { maxScore, evidence }: Pick<Ranking, 'maxScore' | 'evidence'>,
): RankedPassage[] {
  if (evidence === null) return [...passages];
  // Without words the score is a cosine, of which only the part beyond that of an unrelated passage says something.
  const worth = ({ score }: RankedPassage): number => (maxScore === 0 ? standout(score, evidence.scale) : score);
  const least = ofBest * Math.max(0, ...passages.map(worth));
  return passages.filter((passage, place) => place === 0 || passage.hasPhrase || worth(passage) > least);
}
