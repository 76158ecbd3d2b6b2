import type { Grade } from '../../../shared/domain.ts';
import type { NoteTable } from '../../text-index/note-table.ts';
import type { RankedNote } from './rank-notes.ts';

/** A ranked note with its grade, see gradeNotes. */
export interface GradedNote {
  note: RankedNote;
  grade: Grade | null;
}

/** Notes in the order of their dates, the newest first. The weak ones stay behind the others: they only happen to be new. */
export function byDate(notes: readonly GradedNote[], table: NoteTable): GradedNote[] {
  const isWeak = ({ grade }: GradedNote): number => (grade === 'weak' ? 1 : 0);
  const dateOf = ({ note }: GradedNote): number => table.get(note.noteId)?.date ?? 0;
  return notes.toSorted((a, b) => isWeak(a) - isWeak(b) || dateOf(b) - dateOf(a) || a.note.noteId - b.note.noteId);
}
