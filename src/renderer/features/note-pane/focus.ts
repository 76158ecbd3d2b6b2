export const notePaneId = 'note-pane';

/** Moves the focus to the open note, so that the keyboard scrolls it. */
export function focusNotePane(): void {
  document.getElementById(notePaneId)?.querySelector<HTMLElement>('section')?.focus();
}
