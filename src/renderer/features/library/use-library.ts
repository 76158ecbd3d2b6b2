import { useStore } from 'zustand';
import { createLibraryStore, type LibraryStoreState } from './store.ts';

export const libraryStore = createLibraryStore();

export function useLibrary<T>(selector: (state: LibraryStoreState) => T): T {
  return useStore(libraryStore, selector);
}
