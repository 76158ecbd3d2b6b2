import { useStore } from 'zustand';
import { createSavedSearchesStore, type SavedSearchesState } from './store.ts';

export const savedSearchesStore = createSavedSearchesStore();

export function useSavedSearches<T>(selector: (state: SavedSearchesState) => T): T {
  return useStore(savedSearchesStore, selector);
}
