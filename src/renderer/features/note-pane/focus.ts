export const notePaneId = 'note-pane';

/** Whether the user is in the note that is open, rather than in the results. */
export function isInNotePane(): boolean {
  return document.getElementById(notePaneId)?.contains(document.activeElement) ?? false;
}

/** Moves the focus to the note, so that the keyboard scrolls it; to its pane while the note is still being read. */
export function focusNotePane(): void {
  const pane = document.getElementById(notePaneId);
  (pane?.querySelector<HTMLElement>('section') ?? pane)?.focus({ preventScroll: true });
}
