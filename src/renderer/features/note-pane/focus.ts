export const notePaneId = 'note-pane';

/** Moves the focus to the note, so that the keyboard scrolls it; to its pane while the note is still being read. */
export function focusNotePane(): void {
  const pane = document.getElementById(notePaneId);
  (pane?.querySelector<HTMLElement>('section') ?? pane)?.focus({ preventScroll: true });
}
