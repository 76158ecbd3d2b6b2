import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { noticesStore } from '../notices/use-notices.ts';
import { createSuggestionsStore, type SuggestionsState } from './suggestions-store.ts';

export const suggestionsStore = createSuggestionsStore({
  suggest: (input) => request('search.suggest', input),
  onFailure: (error) => noticesStore.getState().report(error),
});

export function useSuggestions<T>(selector: (state: SuggestionsState) => T): T {
  return useStore(suggestionsStore, selector);
}
