import type { Hit } from '../../../shared/domain.ts';

/** So many hits are shown however weak they are: the closest there are. */
const minShown = 3;
/** Fewer weak hits than this are shown: a line that hides them would save nothing. */
const minFolded = 2;

interface Answered<H = Pick<Hit, 'grade'>> {
  hits: readonly H[];
  /** The number of notes that can be listed, loaded or not. */
  listed: number;
}

/** The weak hits at the end of an answer, which are folded into one line. */
export interface WeakTail {
  /** Where it begins among the hits; their number if there is none. */
  start: number;
  /** How many weak hits there are, with those that have not been loaded. */
  count: number;
}

export function weakTailOf({ hits, listed }: Answered): WeakTail {
  let start = hits.length;
  while (start > minShown && hits[start - 1]?.grade === 'weak') start--;
  const count = start === hits.length ? 0 : Math.max(hits.length, listed) - start;
  return count < minFolded ? { start: hits.length, count: 0 } : { start, count };
}

/** Whether a note is among the weak hits at the end of an answer. */
export function isInWeakTail(answer: Answered<Pick<Hit, 'grade' | 'noteId'>>, noteId: number | null): boolean {
  return answer.hits.slice(weakTailOf(answer).start).some((hit) => hit.noteId === noteId);
}
