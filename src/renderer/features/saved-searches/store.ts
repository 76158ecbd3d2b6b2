import type { SavedSearch, SearchLists } from '../../../shared/saved-searches.ts';
import { createStore, hookOf } from '../../lib/store.ts';

export interface SavedSearchesState {
  /** Null until they are read, and where they cannot be. */
  searches: SearchLists | null;
  show(searches: SearchLists): void;
}

export const savedSearchesStore = createStore<SavedSearchesState>('saved searches', (set) => ({
  searches: null,
  show: (searches) => set({ searches }),
}));

export const useSavedSearches = hookOf(savedSearchesStore);

/** Selects the saved search with a trimmed query; undefined where there is none. */
export function savedAs(query: string): (state: SavedSearchesState) => SavedSearch | undefined {
  return ({ searches }) => searches?.saved.find((each) => each.query === query);
}
