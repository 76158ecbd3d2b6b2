import { createStore } from 'zustand/vanilla';
import type { SavedSearch, SearchLists } from '../../../shared/saved-searches.ts';

export interface SavedSearchesState {
  /** Null until they are read, and where they cannot be. */
  searches: SearchLists | null;
  show(searches: SearchLists): void;
}

export function createSavedSearchesStore() {
  return createStore<SavedSearchesState>()((set) => ({
    searches: null,
    show: (searches) => set({ searches }),
  }));
}

/** The saved search of a query, however it is spaced at its ends; undefined where it is not saved. */
export function savedFor(query: string): (state: SavedSearchesState) => SavedSearch | undefined {
  const asked = query.trim();
  return ({ searches }) => searches?.saved.find((each) => each.query === asked);
}
