import { flushSync } from 'react-dom';
import { request } from '../../lib/api.ts';
import { reportFailure } from '../notices/store.ts';
import { focusSearch } from '../search/focus.ts';
import { searchStore } from '../search/store.ts';
import { focusNotePane } from './focus.ts';
import { selectedText } from './selection.ts';
import { notePaneStore } from './store.ts';
import type { Target } from './target.ts';

/** Opens a note for reading: the focus moves into it. */
export function readNote(target: Target): void {
  flushSync(() => notePaneStore.getState().open(target));
  focusNotePane();
}

/** Opens the note in the system’s editor. */
export function openNote(noteId: number): void {
  reportFailure(request('note.open', { noteId }));
}

/** Shows the note’s file in the file manager. */
export function revealNote(noteId: number): void {
  reportFailure(request('note.reveal', { noteId }));
}

/**
 * Lists notes similar to the text selected in the open note or, where nothing is selected, to the whole of the given
 * note. The keyboard then moves through them.
 */
export function findSimilar({ noteId, title }: { noteId: number; title: string }): void {
  const selected = selectedText();
  const whole = { noteId, title, selection: null };
  searchStore.getState().findSimilar(selected ? { ...selected.note, selection: selected.text } : whole);
  focusSearch();
}
