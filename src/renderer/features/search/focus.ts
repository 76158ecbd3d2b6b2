import type { KeyPress } from '../../lib/platform.ts';

export const searchBoxId = 'search-notes';

/** Puts the cursor into the search box and selects its text, ready to be typed over. */
export function focusSearch(): void {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}

/** Everything on the home that can be opened, in its order. */
function homeItems(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-home-item]')];
}

/** Moves the focus to the first thing on the home that can be opened. Returns whether there is one. */
export function focusHome(): boolean {
  const [first] = homeItems();
  first?.focus();
  return first !== undefined;
}

/** From one of them, the arrows move to the others, and up from the first into the search box. */
export function handleHomeKey(event: KeyPress & { preventDefault(): void }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = homeItems();
  const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
  if (at + step < 0) focusSearch();
  else items[at + step]?.focus();
}

/** Gives the search box its focus back, with the cursor where it was. */
export function keepFocusInSearch(): void {
  document.getElementById(searchBoxId)?.focus({ preventScroll: true });
}
