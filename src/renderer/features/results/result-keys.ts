import type { Hit } from '../../../shared/domain.ts';
import { isPlain, type KeyPress } from '../../lib/platform.ts';
import { expansionStore, rowAfter, rowsOf } from '../search/expansion-store.ts';
import { searchStore } from '../search/store.ts';

/** What a key in the search box does with the selected hit, beyond reading it. Returns whether it did anything. */
export function handleResultKey(event: KeyPress, hit: Hit): boolean {
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
