import type { Hit } from '../../../shared/domain.ts';
import { isCommandHeld, isPlain, type KeyPress, keyNames } from '../../lib/platform.ts';
import { findSimilar, isSimilarKey } from '../note-pane/note-commands.ts';
import { expansionStore, rowAfter, rowsOf } from '../search/expansion-store.ts';
import { offerStore } from '../search/offer-store.ts';
import { searchStore } from '../search/store.ts';
import { explanationStore } from './explanation-store.ts';

export const resultKeys = { more: ['→'], explanation: [keyNames.command, 'I'], offer: [keyNames.command, 'D'] };

/** Asks what is offered if the key says so. Returns whether it did. */
export function handleOfferKey(event: KeyPress): boolean {
  const isOfferKey = isCommandHeld(event) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'd';
  return isOfferKey && offerStore.getState().accept();
}

export function isExplanationKey(event: Omit<KeyPress, 'target'>): boolean {
  return isCommandHeld(event) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'i';
}

/** What a key in the search box does with the selected hit, beyond reading it. Returns whether it did anything. */
export function handleResultKey(event: KeyPress, hit: Hit): boolean {
  if (isExplanationKey(event)) {
    explanationStore.getState().show(hit.noteId);
    return true;
  }
  if (isSimilarKey(event)) {
    findSimilar(hit);
    return true;
  }
  if (!isPlain(event)) return false;
  if (event.key === 'ArrowDown') return moveThroughRows(hit, 1);
  if (event.key === 'ArrowUp') return moveThroughRows(hit, -1);
  // Elsewhere than at the end of the query, the cursor moves within it.
  if (!isAtEnd(event.target)) return false;
  if (event.key === 'ArrowRight') return expansionStore.getState().expand(hit);
  return event.key === 'ArrowLeft' && expansionStore.getState().collapse(hit);
}

/** Moves by one row under a hit. Returns false past the rows, where the selection moves on to another hit. */
function moveThroughRows(hit: Hit, step: 1 | -1): boolean {
  const { row, select } = searchStore.getState();
  const next = rowAfter(rowsOf(hit, expansionStore.getState()), row, step);
  if (next === undefined) return false;
  select(hit.noteId, next);
  return true;
}

function isAtEnd(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.selectionStart === target.value.length;
}
