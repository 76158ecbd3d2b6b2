import type { Row } from './expansion-store.ts';

export const searchBoxId = 'search-notes';
export const resultsId = 'results';
export const recentId = 'recent-search-list';
export const suggestionsId = 'suggestions';

export function optionId(noteId: number): string {
  return `result-${noteId}`;
}

export function rowId({ noteId, passage }: Row): string {
  return passage ? `passage-${passage.chunkId}` : `duplicate-${noteId}`;
}

export function suggestionId(index: number): string {
  return `suggestion-${index}`;
}

/** Puts the cursor into the search box and selects what is in it, ready to be typed over. */
export function focusSearch(): void {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}

/** Puts the focus on the latest of the recent searches. Returns whether there is one. */
export function focusRecent(): boolean {
  const latest = document.querySelector<HTMLElement>(`#${recentId} button`);
  latest?.focus();
  return latest !== null;
}

/** Whether what is typed there is text: a `/` is then a character, not a command. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}
