import { isCommandHeld } from '../../ui/platform.ts';
import { focusNotePane } from '../preview/focus.ts';
import { obeyNoteKey } from '../preview/note-commands.ts';
import { previewStore } from '../preview/use-preview.ts';
import { focusRecent } from './focus.ts';
import { selectedHit } from './store.ts';
import { searchStore } from './use-search.ts';

const page = 5;

interface SearchKeyEvent {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  preventDefault(): void;
}

/** What a key in the search box does beyond editing its text. Returns whether it did anything. */
export function obeySearchKey(event: SearchKeyEvent): boolean {
  if (event.key === 'Escape') return stepBack();
  if (event.key === 'ArrowDown' && searchStore.getState().query === '') return focusRecent();
  const hit = selectedHit(searchStore.getState());
  if (!hit) return false;
  if (obeyNoteKey(event, hit.documentId)) return true;
  const steps = stepsOf(event);
  if (steps !== null) {
    searchStore.getState().move(steps);
    return true;
  }
  if (event.key !== 'Enter' || event.shiftKey) return false;
  const { target, open } = previewStore.getState();
  if (target?.documentId === hit.documentId && target.chunkId === hit.chunkId) focusNotePane();
  else open(hit);
  return true;
}

/** Takes away what lies on top: first the note, then the query. */
function stepBack(): boolean {
  const preview = previewStore.getState();
  const search = searchStore.getState();
  if (preview.target) preview.close();
  else if (search.query !== '') search.setQuery('');
  else return false;
  return true;
}

function stepsOf(event: SearchKeyEvent): number | null {
  if (event.altKey || event.shiftKey) return null;
  if (event.key === 'ArrowDown') return 1;
  if (event.key === 'ArrowUp') return -1;
  if (event.key === 'PageDown') return page;
  if (event.key === 'PageUp') return -page;
  // Without the command key, Home and End move within the query's own text.
  if (event.key === 'Home' && isCommandHeld(event)) return Number.NEGATIVE_INFINITY;
  if (event.key === 'End' && isCommandHeld(event)) return Number.POSITIVE_INFINITY;
  return null;
}
