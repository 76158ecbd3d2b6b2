export const notePaneId = 'note-pane';

/** Moves the focus to the note that is read, so that the keyboard scrolls it. */
export function focusNotePane(): void {
  document.getElementById(notePaneId)?.querySelector<HTMLElement>('section')?.focus();
}
