import { suggestionsStore } from './use-suggestions.ts';

interface SuggestionKeyEvent {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * What a key in the search box does with the suggestions under it: while there are any they have the arrows, Tab and
 * Escape before the results do, and Enter once the arrows have reached one. Returns whether it did anything.
 */
export function obeySuggestionKey(event: SuggestionKeyEvent, take: (value: string) => void): boolean {
  const { options, active, move, dismiss } = suggestionsStore.getState();
  if (options.length === 0 || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return false;
  const reached = active === null ? undefined : options[active];
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Escape') dismiss();
  else if (event.key === 'Enter' && reached) take(reached.value);
  else if (event.key === 'Tab' && options[0]) take((reached ?? options[0]).value);
  else return false;
  return true;
}
