import { notePaneId } from './focus.ts';
import { notePaneStore } from './store.ts';

/** More than any model reads. */
const maxLength = 8_000;

interface SelectedText {
  text: string;
  note: { noteId: number; title: string };
}

/** Enough to find a selection by: the more, the likelier there is markup in between. */
const searched = 40;

/**
 * Where the selected text stands in the note’s source, or an equal one that is nearer to a place there. Null where
 * nothing is selected, or its first words are written otherwise, as with markup in between.
 */
export function placeOfSelection(source: string, near: number): number | null {
  const [line = ''] = selectedText()?.text.split('\n') ?? [];
  const words = line.slice(0, searched);
  if (words === '') return null;
  const before = source.lastIndexOf(words, near);
  const after = source.indexOf(words, near);
  if (before === -1 || after === -1) return Math.max(before, after) === -1 ? null : Math.max(before, after);
  return near - before < after - near ? before : after;
}

/** The text selected in the open note; null where nothing is selected. */
export function selectedText(): SelectedText | null {
  const { shown } = notePaneStore.getState();
  const selection = document.getSelection();
  const pane = document.getElementById(notePaneId);
  if (!shown || !selection || !pane?.contains(selection.anchorNode) || !pane.contains(selection.focusNode)) return null;
  const text = selection.toString().trim().slice(0, maxLength).toWellFormed();
  const { noteId, title } = shown.note;
  return text === '' ? null : { text, note: { noteId, title } };
}
