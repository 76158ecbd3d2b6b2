import { isCommandHeld } from '../../lib/platform.ts';
import { focusSearch } from '../search/focus.ts';
import { settingsStore } from '../settings/store.ts';

/** The keys that work wherever the focus is, except in a dialog. */
export function handleShortcut(event: KeyboardEvent): void {
  const { key, target } = event;
  const isInDialog = target instanceof Element && target.closest('[role=dialog], [role=alertdialog]');
  const command = isCommandHeld(event) ? key.toLowerCase() : null;
  // On some keyboards a slash takes Shift.
  const isSlash = key === '/' && !(event.ctrlKey || event.metaKey || event.altKey) && !isTextField(target);
  if (isInDialog || !(isSlash || command === 'k' || command === ',')) return;
  event.preventDefault();
  if (command === ',') settingsStore.getState().show();
  else focusSearch();
}

/** Whether typing there enters text: a `/` is then a character, not a command. */
function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}
