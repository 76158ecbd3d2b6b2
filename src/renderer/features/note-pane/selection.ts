import { notePaneId } from './focus.ts';
import { notePaneStore } from './store.ts';

/** More than any model reads. */
const maxLength = 8_000;

interface SelectedText {
  text: string;
  note: { noteId: number; title: string };
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
