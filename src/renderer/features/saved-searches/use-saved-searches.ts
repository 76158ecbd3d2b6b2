import { useStore } from 'zustand';
import { createSearchesStore, type SearchesState } from './store.ts';

export const searchesStore = createSearchesStore();

export function useSearches<T>(selector: (state: SearchesState) => T): T {
  return useStore(searchesStore, selector);
}
