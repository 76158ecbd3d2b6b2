import { readNote } from '../note-pane/note-commands.ts';
import { targetOf } from '../note-pane/target.ts';
import { runAgain } from '../saved-searches/requests.ts';
import { focusSearch } from '../search/focus.ts';
import { type FilterTarget, namedIn, toggled, wantedOf } from '../search/query-filters.ts';
import { searchStore } from '../search/store.ts';
import type { Entry } from './entries.ts';

/** Does what a line of the palette says. */
export function choose(entry: Entry): void {
  switch (entry.kind) {
    case 'command':
      entry.command.run();
      break;
    case 'note':
      readNote(targetOf(entry.note.noteId, null));
      break;
    case 'search':
      runAgain(entry.search);
      break;
    case 'filter':
      narrowTo(entry.filter.target);
      break;
    case 'ask':
      ask(entry.query);
      break;
  }
}

/** Adds a folder or a tag to the query, unless it is there. */
function narrowTo(target: FilterTarget): void {
  const { query } = searchStore.getState();
  ask(wantedOf(target, namedIn(query)) === 'only' ? query : toggled(query, target, 'only'));
}

function ask(query: string): void {
  const { run, mode } = searchStore.getState();
  run(query, mode);
  focusSearch();
}
