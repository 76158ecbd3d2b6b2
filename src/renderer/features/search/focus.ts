export const searchBoxId = 'search-notes';

/** Puts the cursor into the search box and selects its text, ready to be typed over. */
export function focusSearch(): void {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}
