import type { Hit } from '../../../shared/domain.ts';
import { chosenStore } from './chosen-store.ts';
import { searchStore, selectedHit, shownHits } from './store.ts';

/** The notes of the hits that are listed, in order. */
export function hitOrder(): number[] {
  return shownHits(searchStore.getState()).map(({ noteId }) => noteId);
}

/** The notes that an action on a hit is about: all that are selected together, if this one is among them. */
export function chosenOr(noteId: number): number[] {
  const { noteIds } = chosenStore.getState();
  return noteIds.has(noteId) ? hitOrder().filter((id) => noteIds.has(id)) : [noteId];
}

/** The hits that an action is about: those selected together, or else the selected one. */
export function chosenHits(): Hit[] {
  const { noteIds } = chosenStore.getState();
  const search = searchStore.getState();
  if (noteIds.size > 0) return shownHits(search).filter((hit) => noteIds.has(hit.noteId));
  const hit = selectedHit(search);
  return hit ? [hit] : [];
}
