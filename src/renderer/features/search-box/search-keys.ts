import { listSteps } from '../../lib/list-steps.ts';
import { isCommandHeld, isPlain, type KeyPress } from '../../lib/platform.ts';
import { closeMap } from '../map/commands.ts';
import { mapViewStore } from '../map/view-store.ts';
import { readNote } from '../note-pane/note-commands.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { selectedTarget } from '../note-pane/target.ts';
import { isNoteBeside } from '../panes/store.ts';
import { handleResultKey, leaveSelection } from '../results/result-keys.ts';
import { chosenStore } from '../search/chosen-store.ts';
import { focusHome } from '../search/focus.ts';
import { searchStore, selectedHit } from '../search/store.ts';

/** Hits that Page Up and Page Down move by. */
const pageLength = 5;

/** What a key in the search box does beyond editing the query. Returns whether it did anything. */
export function handleSearchKey(event: KeyPress): boolean {
  if (event.key === 'Escape') return leaveSelection() || stepBack();
  const search = searchStore.getState();
  if (event.key === 'ArrowDown' && search.query === '' && !search.similarTo) return focusHome();
  const hit = selectedHit(search);
  const steps = stepsOf(event);
  if (!hit) {
    // Nothing is selected by itself beside a note that similar ones are listed for.
    const [first] = search.answer?.hits ?? [];
    const isEnter = event.key === 'Enter' && isPlain(event);
    if (first === undefined || (steps === null && !isEnter)) return false;
    search.move(steps ?? 1);
    if (isEnter) readNote(selectedTarget(first, null, search.answer));
    return true;
  }
  const target = selectedTarget(hit, search.row, search.answer);
  if (handleResultKey(event, hit)) {
    search.hold();
    return true;
  }
  if (steps !== null) {
    chosenStore.getState().clear();
    search.move(steps);
    return true;
  }
  if (event.key !== 'Enter' || !isPlain(event)) return false;
  search.hold();
  readNote(target);
  return true;
}

/** Leaves what was entered last: similar notes first, then a note over the results, then the query, then a note beside nothing, then the map. */
function stepBack(): boolean {
  const notePane = notePaneStore.getState();
  const search = searchStore.getState();
  if (search.similarTo) search.leaveSimilar();
  else if (notePane.isOpen && !isNoteBeside()) notePane.leave();
  else if (search.query !== '') search.setQuery('');
  else if (notePane.isOpen) notePane.close();
  else if (mapViewStore.getState().isOpen) closeMap();
  else return false;
  return true;
}

function stepsOf(event: KeyPress): number | null {
  if (event.altKey || event.shiftKey) return null;
  // Without the command key, Home and End move within the query.
  if ((event.key === 'Home' || event.key === 'End') && !isCommandHeld(event)) return null;
  return listSteps(event.key, pageLength);
}
