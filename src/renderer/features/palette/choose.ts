import { readNote } from '../note-pane/note-commands.ts';
import { targetOf } from '../note-pane/target.ts';
import { runAgain } from '../saved-searches/requests.ts';
import { narrowed } from '../search/query-filters.ts';
import { searchFor } from '../search/search-for.ts';
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
      searchFor(narrowed(searchStore.getState().query, entry.filter.target));
      break;
    case 'ask':
      searchFor(entry.query);
      break;
  }
}
