import { isPlain, type KeyPress } from '../../lib/platform.ts';
import { suggestionsStore } from './suggestions-store.ts';

/**
 * What a key in the search box does with the suggestions. While there are any, the arrows, Tab and Escape go to them before
 * the results, and Enter once an arrow has reached one. Returns whether the key did anything.
 */
export function handleSuggestionKey(event: Omit<KeyPress, 'target'>, accept: (value: string) => void): boolean {
  const { options, active, move, dismiss } = suggestionsStore.getState();
  if (options.length === 0 || !isPlain(event)) return false;
  const reached = active === null ? undefined : options[active];
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Escape') dismiss();
  else if (event.key === 'Enter' && reached) accept(reached.value);
  else if (event.key === 'Tab' && options[0]) accept((reached ?? options[0]).value);
  else return false;
  return true;
}
