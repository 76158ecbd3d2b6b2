import type { Hit } from '../../../shared/domain.ts';
import { isCommandHeld, isPlain, type KeyPress } from '../../lib/platform.ts';
import { hitOrder } from '../search/chosen-hits.ts';
import { chosenStore } from '../search/chosen-store.ts';
import { expansionStore, rowAfter, rowsOf } from '../search/expansion-store.ts';
import { searchStore } from '../search/store.ts';
import { weakTailOf } from '../search/weak-tail.ts';

/** What a key in the search box does with the selected hit, beyond reading it. Returns whether it did anything. */
export function handleResultKey(event: KeyPress, hit: Hit): boolean {
  if (isSelectAll(event)) return selectAll(event.target);
  if (event.shiftKey && isPlain({ ...event, shiftKey: false })) return extendSelection(event.key);
  if (!isPlain(event)) return false;
  const { isAtWeak, unfold, fold } = searchStore.getState();
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    chosenStore.getState().clear();
    return !isAtWeak && moveThroughRows(hit, event.key === 'ArrowDown' ? 1 : -1);
  }
  if (isAtWeak && event.key === 'Enter') {
    unfold();
    return true;
  }
  // Elsewhere than at the end of the query, the cursor moves within it.
  if (!isAtEnd(event.target)) return false;
  if (event.key === 'ArrowRight') {
    if (!isAtWeak) return expansionStore.getState().expand(hit);
    unfold();
    return true;
  }
  if (event.key !== 'ArrowLeft' || isAtWeak) return false;
  if (expansionStore.getState().collapse(hit)) return true;
  if (!isWeak(hit)) return false;
  fold();
  return true;
}

/** Ends the selection of several hits. Returns whether there was one. */
export function leaveSelection(): boolean {
  const { noteIds, clear } = chosenStore.getState();
  clear();
  return noteIds.size > 0;
}

/** Moves to the next hit or the one before, and selects all from the one where this began. */
function extendSelection(key: string): boolean {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const order = hitOrder();
  const { selectedId, select } = searchStore.getState();
  const next = order[order.indexOf(selectedId ?? -1) + (key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return true;
  chosenStore.getState().extend(next, order);
  select(next);
  return true;
}

function isSelectAll(event: KeyPress): boolean {
  return isCommandHeld(event) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'a';
}

/** The first press selects the text of the query, as in any field; the next one all hits. */
function selectAll(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  if (target.selectionStart !== 0 || target.selectionEnd !== target.value.length) return false;
  chosenStore.getState().all(hitOrder());
  return true;
}

/** Whether a hit is among those that can be folded into one line. */
function isWeak(hit: Hit): boolean {
  const { answer } = searchStore.getState();
  return answer !== null && answer.hits.indexOf(hit) >= weakTailOf(answer).start;
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
