import type { SearchRequest } from '../../../shared/domain.ts';
import type { FacetCounts, FoundCounts } from '../../../shared/facets.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { noticesStore } from '../notices/store.ts';
import type { Answer } from '../search/answer.ts';
import { tagsStore } from '../search/read-query.ts';
import { searchStore } from '../search/store.ts';
import { countsByKey } from './keys.ts';

/** While the library changes, it is counted no more often than this, in milliseconds. */
const countInterval = 1_000;
/** How long an answer must stay before what it found is counted, in milliseconds: the next key may bring another. */
const restMilliseconds = 120;

interface FacetsState {
  /** The folders and tags of the library, with their numbers of notes; null until they are known. */
  library: FacetCounts | null;
  /** Of the notes that the answer found, by the keys of folders and tags; null without an answer to a query. */
  found: ReadonlyMap<string, number> | null;
  /** Where the query names folders: what it would find in others, by their keys. */
  elsewhere: ReadonlyMap<string, number>;
  /** What was known when the window was closed, until more is. */
  expect(library: FacetCounts | null): void;
  /** The library has changed. */
  refresh(): void;
  /** The answer has changed. The numbers of the one before stay until those of this one are there. */
  answered(answer: Answer | null): void;
}

interface Dependencies {
  ofLibrary: () => Promise<FacetCounts>;
  ofSearch: (question: Pick<SearchRequest, 'query' | 'mode'>) => Promise<FoundCounts>;
  report: (error: unknown) => void;
}

export function createFacetsStore({ ofLibrary, ofSearch, report }: Dependencies) {
  const latest = createLatest();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;

  return createStore<FacetsState>('facets', (set, get) => ({
    library: null,
    found: null,
    elsewhere: new Map(),
    expect: (library) => set({ library }),
    refresh: () => {
      isStale = true;
      if (waiting !== undefined) return;
      isStale = false;
      waiting = setTimeout(() => {
        waiting = undefined;
        if (isStale) get().refresh();
      }, countInterval);
      ofLibrary().then((library) => set({ library }), report);
    },
    answered: (answer) => {
      clearTimeout(resting);
      const isLatest = latest.begin();
      if (answer === null || answer.similarTo) {
        set({ found: null, elsewhere: new Map() });
        return;
      }
      // What words alone have found is about to change; counting it would wait for what the answer did not wait for.
      if (answer.isProvisional) return;
      const { query, mode } = answer;
      resting = setTimeout(() => {
        const counted = ofSearch({ query, mode });
        counted.then((counts) => {
          if (!isLatest()) return;
          const elsewhere = countsByKey({ folders: counts.elsewhere, tags: [] });
          set({ found: countsByKey(counts), elsewhere });
        }, report);
      }, restMilliseconds);
    },
  }));
}

export const facetsStore = createFacetsStore({
  ofLibrary: () => request('library.facets', {}),
  ofSearch: (input) => request('search.facets', input),
  report: noticesStore.getState().report,
});

const none: FacetCounts['tags'] = [];

export const useFacets = hookOf(facetsStore);

follow(
  facetsStore,
  ({ library }) => library?.tags ?? none,
  (tags) => tagsStore.getState().learn(tags),
);

follow(
  libraryStore,
  ({ library }) => [library?.notes, library?.revision],
  () => facetsStore.getState().refresh(),
);

// Each answer of the engine has a total of its own; hits that are added to it when the list is continued change nothing.
follow(
  searchStore,
  ({ answer }) => answer?.total,
  () => facetsStore.getState().answered(searchStore.getState().answer),
);
