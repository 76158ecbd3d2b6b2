import { useStore } from 'zustand';
import { searchMode } from '../../../shared/domain.ts';
import { request } from '../../api.ts';
import { createSearchStore, type SearchState } from './store.ts';

const modeKey = 'search-mode';

export const searchStore = createSearchStore({
  search: (input) => request('search.run', input),
  similar: (input) => request('search.similar', input),
  initialMode: searchMode.catch('hybrid').parse(localStorage.getItem(modeKey)),
  rememberMode: (mode) => localStorage.setItem(modeKey, mode),
});

export function useSearch<T>(selector: (state: SearchState) => T): T {
  return useStore(searchStore, selector);
}
