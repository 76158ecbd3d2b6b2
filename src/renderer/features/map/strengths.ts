import type { Hit } from '../../../shared/domain.ts';

const ofGrade = { strong: 1, good: 0.7, weak: 0.4 };
/** Within a grade, the first hit glows stronger than the last by this much. */
const spread = 0.15;

/** How strongly each hit glows, by note id: from 0 to 1, by its grade and then its rank. */
export function strengthsOf(hits: readonly Pick<Hit, 'noteId' | 'grade'>[]): Map<number, number> {
  return new Map(
    hits.map(({ noteId, grade }, rank) => [noteId, ofGrade[grade ?? 'good'] - (spread * rank) / hits.length]),
  );
}
