import type { KeptSearch, SavedSearch, SearchLists } from '../../../shared/saved-searches.ts';
import { request } from '../../lib/api.ts';
import { follow } from '../../lib/store.ts';
import { t } from '../../lib/translate.tsx';
import { showToast } from '../../ui/toasts.ts';
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

/** Forgets the recent searches, and offers to bring them back. */
export function clearRecent(): void {
  const forgotten = savedSearchesStore.getState().searches?.recent ?? [];
  show(
    request('searches.clear', {}).then((lists) => {
      showToast({
        id: 'recent',
        text: t('The recent searches are forgotten.'),
        actions: [{ label: t('Bring them back'), act: () => show(bringBack(forgotten)) }],
      });
      return lists;
    }),
  );
}

async function bringBack(searches: readonly KeptSearch[]): Promise<SearchLists> {
  let lists = await request('searches.list', {});
  // One after another: the latest is remembered last.
  for (const { query, mode } of searches.toReversed()) lists = await request('searches.remember', { query, mode });
  return lists;
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

// Words alone may have found nothing: the complete answer counts.
follow(
  searchStore,
  (state) => [...questionOf(state), state.answer?.isProvisional],
  () => {
    const { answer } = searchStore.getState();
    recorder.answered(answer?.similarTo ? null : answer);
  },
);

// The first hit is selected by itself, and the pane follows the selection: going to another hit, and opening a note, are the
// user’s doing.
follow(
  searchStore,
  ({ selectedId }) => selectedId,
  (selectedId) => {
    const { answer } = searchStore.getState();
    if (answer && !answer.similarTo && selectedId !== null && selectedId !== answer.hits[0]?.noteId)
      recorder.used(answer);
  },
);

follow(
  notePaneStore,
  ({ isOpen }) => isOpen,
  (isOpen) => {
    const { answer } = searchStore.getState();
    if (isOpen && answer && !answer.similarTo) recorder.used(answer);
  },
);
