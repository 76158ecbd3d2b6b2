import type { FoundPassage, SearchMode, SearchResponse } from '../../../shared/domain.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import { keepUnchanged } from '../../lib/keep-unchanged.ts';
import { readQuery } from './read-query.ts';
import { isInWeakTail, weakTailOf } from './weak-tail.ts';

/** What similar notes are wanted for: a note, or a text selected in one. */
export interface Subject {
  noteId: number;
  title: string;
  /** Null for the whole note. */
  selection: string | null;
}

/** A response, with the question it answers. */
export interface Answer extends SearchResponse {
  query: string;
  /** Similar notes are always found by meaning. */
  mode: SearchMode;
  /** What its notes are similar to; null for the answer to the query. */
  similarTo: Subject | null;
  /**
   * When the key was pressed that it answers, when it was asked for and when it came, as times of `performance.now()`. `typed`
   * is null where no key asked: a search that is repeated or completed, a saved one, another mode.
   */
  times: { typed: number | null; asked: number; came: number };
}

/** A line under a hit: another passage of its note, or a near-duplicate. */
export interface Row {
  noteId: number;
  /** Null for a near-duplicate. */
  passage: FoundPassage | null;
}

/** What of a search is shown. */
export interface Shown {
  /** The last answer, which stays until the next one arrives. Null without a query. */
  answer: Answer | null;
  failure: ErrorShape | null;
  /** The `noteId` of the selected hit: a note is found at most once. */
  selectedId: number | null;
  /** The selected row under the selected hit; null while the hit itself is selected. */
  row: Row | null;
  /** Whether the weak hits are listed, too, and not folded into one line. */
  isWeakShown: boolean;
  /** Whether that line is selected, below the hit that stays selected. */
  isAtWeak: boolean;
}

/** So long an answer by words waits for its completion, before it counts as what there is for now. In milliseconds. */
export const provisionalPatience = 500;

export const noAnswer: Shown = {
  answer: null,
  failure: null,
  selectedId: null,
  row: null,
  isWeakShown: false,
  isAtWeak: false,
};

/** Whether an answer answers anything: words or a note were asked for, not only a folder, a tag or a date. */
export function isAnswering({ query, similarTo }: Pick<Answer, 'query' | 'similarTo'>): boolean {
  return similarTo !== null || readQuery(query).text.trim() !== '';
}

export function isSameQuestion(
  previous: Answer | null,
  next: Pick<Answer, 'query' | 'mode' | 'similarTo'>,
): previous is Answer {
  return previous?.query === next.query && previous.mode === next.mode && previous.similarTo === next.similarTo;
}

/**
 * A new question selects its first hit, see `preselected`. A repeated one keeps the identity of unchanged hits and, if the user wants it, the
 * selection: the first hits that a library finds while it is being indexed are not the best. A selection that is kept is
 * shown: the weak hits are unfolded if it has become one of them.
 */
export function answered(
  { answer: previous, selectedId, row, isWeakShown, isAtWeak }: Shown,
  next: Answer,
  isChosen: boolean,
): Partial<Shown> {
  const first = preselected(next);
  const stays = isChosen && next.hits.some((hit) => hit.noteId === selectedId);
  const isHidden = stays && isInWeakTail(next, selectedId);
  // What was selected after the last key, among the hits of an earlier one, is not taken away by the answer to it.
  if (!isSameQuestion(previous, next))
    return { ...noAnswer, answer: next, selectedId: stays ? selectedId : first, isWeakShown: isHidden };
  const answer = { ...next, hits: keepUnchanged(previous.hits, next.hits, ({ noteId }) => noteId) };
  const fold = {
    isWeakShown: isWeakShown || isHidden,
    isAtWeak: isAtWeak && stays && weakTailOf(answer).count > 0,
  };
  return stays
    ? { answer, failure: null, selectedId, row, ...fold }
    : { answer, failure: null, selectedId: first, row: null, ...fold };
}

/** The hit that an answer selects by itself: its first; none beside the note that similar ones were asked for, which stays open. */
function preselected({ hits, similarTo }: Answer): number | null {
  return similarTo ? null : (hits[0]?.noteId ?? null);
}

/** An answer with the hits that follow. Those that it has already, themselves or folded into others, are not listed twice. */
export function continued(answer: Answer, { hits, next }: Pick<SearchResponse, 'hits' | 'next'>): Answer {
  const known = new Set(
    answer.hits.flatMap(({ noteId, duplicates }) => [noteId, ...duplicates.map((each) => each.noteId)]),
  );
  return { ...answer, next, hits: [...answer.hits, ...hits.filter(({ noteId }) => !known.has(noteId))] };
}

/**
 * A complete answer in the place of the one that words had given while its meaning was late: the hit that stands first stays
 * there, unless the new first one has a better grade. Under a user’s typing the list must not jump for nothing.
 */
export function steadied(shown: Answer | null, next: Answer): Answer {
  if (shown === null || !shown.isProvisional || !isSameQuestion(shown, next)) return next;
  const lead = next.hits.find(({ noteId }) => noteId === shown.hits[0]?.noteId);
  if (lead === undefined || lead === next.hits[0] || lead.grade !== next.hits[0]?.grade) return next;
  return { ...next, hits: [lead, ...next.hits.filter((hit) => hit !== lead)] };
}
