import { type FilterTarget, toggled, type Wanted } from '../search/query-filters.ts';
import { searchStore } from '../search/store.ts';

/** Narrows the search to a folder or tag, or leaves it out; the same again takes that back. */
export function filterBy(target: FilterTarget, wanted: Wanted): void {
  const { query, mode, run } = searchStore.getState();
  run(toggled(query, target, wanted), mode);
}
