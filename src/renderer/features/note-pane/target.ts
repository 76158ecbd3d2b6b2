import type { FoundPassage, Hit, TextRange } from '../../../shared/domain.ts';
import { type Answer, isAnswering, type Row } from '../search/answer.ts';
import type { Found } from './highlight.ts';

/** A note to read, and what was found in it. */
export interface Target {
  noteId: number;
  /** The passage to show; null to read the note from its beginning. */
  chunkId: number | null;
  /** What was found in the passage, and its page; null where nothing is known about it. */
  found: (Found & Pick<FoundPassage, 'page'>) | null;
  /** A place in the note instead of a passage, as a link names it. */
  at?: Place | null;
}

/** A range of the note’s text, or the heading or block that a link names. */
type Place = TextRange | { subpath: string };

/** The target for a passage found in a note; without a passage, the beginning of the note. */
export function targetOf(noteId: number, passage: FoundPassage | null): Target {
  if (!passage) return { noteId, chunkId: null, found: null };
  const { chunkId, start, sentence, marks, page } = passage;
  return { noteId, chunkId, found: { start, sentence, marks, page } };
}

/**
 * The target for a hit of an answer, or for the row selected under it. Where nothing was asked, or nothing is relevant, no
 * passage answers: the note is read from its beginning.
 */
export function selectedTarget(hit: Hit, row: Row | null, answer: Answer | null): Target {
  if (row) return targetOf(row.noteId, row.passage);
  return targetOf(hit.noteId, answer && isAnswering(answer) && !answer.nothingRelevant ? hit : null);
}

/** Whether two targets are the same passage of the same note, whatever was found there. */
export function isSameTarget(a: Target | null, b: Target): boolean {
  return a?.noteId === b.noteId && a.chunkId === b.chunkId && isSamePlace(a.at ?? null, b.at ?? null);
}

function isSamePlace(a: Place | null, b: Place | null): boolean {
  if (a === null || b === null) return a === b;
  if ('subpath' in a) return 'subpath' in b && a.subpath === b.subpath;
  return 'start' in b && a.start === b.start && a.end === b.end;
}
