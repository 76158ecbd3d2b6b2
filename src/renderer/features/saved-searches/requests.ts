import type { KeptSearch, SavedSearch, SearchLists } from '../../../shared/saved-searches.ts';
import { request } from '../../lib/api.ts';
import { follow } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { reportFailure } from '../notices/store.ts';
import { searchFor } from '../search/search-for.ts';
import { questionOf, searchStore } from '../search/store.ts';
import { createRecorder } from './recorder.ts';
import { savedSearchesStore } from './store.ts';

/** Adds a search to the recent ones. If the lists could not be read, the user knows, and nothing is requested. */
function remember({ query, mode }: KeptSearch): void {
  if (savedSearchesStore.getState().searches?.remembers) show(request('searches.remember', { query, mode }));
}

export function saveSearch(search: SavedSearch): void {
  show(request('searches.save', search));
}

export function removeSearch(from: 'saved' | 'recent', query: string): void {
  show(request('searches.remove', { from, query }));
}

export function clearRecent(): void {
  show(request('searches.clear', {}));
}

export function keepRecent(remembers: boolean): void {
  show(request('searches.configure', { remembers }));
}

/** Repeats a search, with the cursor in the search box. */
export function runAgain({ query, mode }: KeptSearch): void {
  searchFor(query, mode);
}

function show(lists: Promise<SearchLists>): void {
  reportFailure(lists.then(savedSearchesStore.getState().show));
}

const recorder = createRecorder(remember);

follow(
  libraryStore,
  ({ library }) => library !== null,
  () => show(request('searches.list', {})),
);

follow(searchStore, questionOf, () => {
  const { answer } = searchStore.getState();
  recorder.answered(answer?.similarTo ? null : answer);
});

// The pane follows the selection by itself: only opening a note is the user’s doing.
follow(
  notePaneStore,
  ({ isOpen }) => isOpen,
  (isOpen) => {
    const { answer } = searchStore.getState();
    if (isOpen && answer && !answer.similarTo) recorder.used(answer);
  },
);
