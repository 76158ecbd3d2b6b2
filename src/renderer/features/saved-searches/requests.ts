import type { KeptSearch, SavedSearch, SearchLists } from '../../../shared/saved-searches.ts';
import { request } from '../../api.ts';
import { reportFailure } from '../notices/use-notices.ts';
import { focusSearch } from '../results/focus.ts';
import { searchStore } from '../results/use-search.ts';
import { savedSearchesStore } from './use-saved-searches.ts';

export function loadSearches(): void {
  shown(request('searches.list', {}));
}

/** Puts a search among the recent ones. Where they could not be read the user has been told: nothing is asked again. */
export function rememberSearch({ query, mode }: KeptSearch): void {
  if (savedSearchesStore.getState().searches?.remembers) shown(request('searches.remember', { query, mode }));
}

export function saveSearch(search: SavedSearch): void {
  shown(request('searches.save', search));
}

export function removeSearch(from: 'saved' | 'recent', query: string): void {
  shown(request('searches.remove', { from, query }));
}

export function clearRecent(): void {
  shown(request('searches.clear', {}));
}

export function keepRecent(remembers: boolean): void {
  shown(request('searches.configure', { remembers }));
}

/** Searches for the same again, with the cursor in the search box. */
export function runAgain({ query, mode }: KeptSearch): void {
  searchStore.getState().run(query, mode);
  focusSearch();
}

function shown(work: Promise<SearchLists>): void {
  reportFailure(work.then(savedSearchesStore.getState().show));
}
