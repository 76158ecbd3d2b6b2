import { isCommandHeld } from '../../ui/platform.ts';
import { focusNotePane } from '../note-pane/focus.ts';
import { obeyNoteKey } from '../note-pane/note-commands.ts';
import { isAskedFor } from '../note-pane/store.ts';
import { previewStore } from '../note-pane/use-note-pane.ts';
import { focusRecent } from '../results/focus.ts';
import { obeyResultKey } from '../results/result-keys.ts';
import { selectedHit } from '../results/store.ts';
import { selectedTarget } from '../results/target.ts';
import { expansionStore } from '../results/use-expansion.ts';
import { searchStore } from '../results/use-search.ts';

const page = 5;

interface SearchKeyEvent {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  target: EventTarget | null;
  preventDefault(): void;
}

/** What a key in the search box does beyond editing its text. Returns whether it did anything. */
export function obeySearchKey(event: SearchKeyEvent): boolean {
  if (event.key === 'Escape') return stepBack();
  const search = searchStore.getState();
  if (event.key === 'ArrowDown' && search.query === '' && !search.similarTo) return focusRecent();
  const hit = selectedHit(search);
  if (!hit) return false;
  const target = selectedTarget(hit, expansionStore.getState().row);
  if (obeyNoteKey(event, target.noteId) || obeyResultKey(event, hit)) return true;
  const steps = stepsOf(event);
  if (steps !== null) {
    searchStore.getState().move(steps);
    return true;
  }
  if (event.key !== 'Enter' || event.shiftKey) return false;
  const preview = previewStore.getState();
  if (isAskedFor(preview, target)) focusNotePane();
  else preview.open(target);
  return true;
}

/** Takes away what lies on top: first similar notes, then the note, then the query. */
function stepBack(): boolean {
  const preview = previewStore.getState();
  const search = searchStore.getState();
  if (search.similarTo) search.leaveSimilar();
  else if (preview.target) preview.close();
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
