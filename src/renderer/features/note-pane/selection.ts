import { notePaneId } from './focus.ts';
import { previewStore } from './use-note-pane.ts';

/** More than any model reads. */
const longest = 8_000;

interface SelectedText {
  text: string;
  note: { noteId: number; title: string };
}

/** What is selected of the text of the note that is read; null where nothing is. */
export function selectedText(): SelectedText | null {
  const { shown } = previewStore.getState();
  const selection = document.getSelection();
  const pane = document.getElementById(notePaneId);
  if (!shown || !selection || !pane?.contains(selection.anchorNode) || !pane.contains(selection.focusNode)) return null;
  const text = selection.toString().trim().slice(0, longest).toWellFormed();
  const { noteId, title } = shown.note;
  return text === '' ? null : { text, note: { noteId, title } };
}
