import { flushSync } from 'react-dom';
import type { TextRange } from '../../../shared/domain.ts';
import { request } from '../../lib/api.ts';
import { reportFailure } from '../notices/store.ts';
import { focusSearch } from '../search/focus.ts';
import { searchStore } from '../search/store.ts';
import { focusNotePane } from './focus.ts';
import { highlightOf } from './highlight.ts';
import { placeOfSelection, selectedText } from './selection.ts';
import { notePaneStore } from './store.ts';
import type { Target } from './target.ts';

/** Opens a note for reading: the focus moves into it. */
export function readNote(target: Target): void {
  flushSync(() => notePaneStore.getState().open(target));
  focusNotePane();
}

/** Opens what a link leads to. Neither the query nor the selection changes. */
export function openLinked({ noteId }: { noteId: number }, subpath: string): void {
  notePaneStore.getState().open({ noteId, chunkId: null, found: null, at: subpath === '' ? null : { subpath } });
  searchStore.getState().hold();
}

/** Opens a note at a range of its text. */
export function openAt({ noteId }: { noteId: number }, at: TextRange | null): void {
  notePaneStore.getState().open({ noteId, chunkId: null, found: null, at });
  searchStore.getState().hold();
}

/** Opens the note in the user’s editor. @param offset the place to open it at, in its text; null for its beginning. */
export function openNote(noteId: number, offset: number | null): void {
  reportFailure(request('note.open', { noteId, offset }), 'open');
}

/** Where the user is in the shown note: at the selected text, else at what was found. Null where neither is known. */
export function placeInNote(): number | null {
  const { shown } = notePaneStore.getState();
  if (!shown) return null;
  const { note, target } = shown;
  const found = highlightOf(note, target.found, target.found?.sentence ?? null);
  const here = found?.sentence?.start ?? found?.words[0]?.start ?? found?.passage.start ?? null;
  return placeOfSelection(note.text, here ?? 0) ?? here;
}

/** Shows the note’s file in the file manager. */
export function revealNote(noteId: number): void {
  reportFailure(request('note.reveal', { noteId }), 'open');
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
