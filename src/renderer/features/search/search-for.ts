import type { SearchMode } from '../../../shared/domain.ts';
import { focusSearch } from './focus.ts';
import { searchStore } from './store.ts';

/** Searches for a query that was not typed, with the cursor in the search box; without a mode, in the present one. */
export function searchFor(query: string, mode: SearchMode = searchStore.getState().mode): void {
  searchStore.getState().run(query, mode);
  focusSearch();
}
