import type { Row } from './unfolded-store.ts';

export const searchBoxId = 'search-notes';
export const resultsId = 'results';

export function optionId(documentId: number): string {
  return `result-${documentId}`;
}

export function rowId({ documentId, passage }: Row): string {
  return passage ? `passage-${passage.chunkId}` : `duplicate-${documentId}`;
}

/** Puts the cursor into the search box and selects what is in it, ready to be typed over. */
export function focusSearch(): void {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}

/** Whether what is typed there is text: a `/` is then a character, not a command. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}
