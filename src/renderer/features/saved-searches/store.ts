import { createStore } from 'zustand/vanilla';
import type { SavedSearch, Searches } from '../../../shared/saved-searches.ts';

export interface SearchesState {
  /** Null until they are read, and where they cannot be. */
  searches: Searches | null;
  show(searches: Searches): void;
}

export function createSearchesStore() {
  return createStore<SearchesState>()((set) => ({
    searches: null,
    show: (searches) => set({ searches }),
  }));
}

/** The saved search of a query, however it is spaced at its ends; undefined where it is not saved. */
export function savedFor(query: string): (state: SearchesState) => SavedSearch | undefined {
  const asked = query.trim();
  return ({ searches }) => searches?.saved.find((each) => each.query === asked);
}
