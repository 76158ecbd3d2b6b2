import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createSimilarStore, type SimilarState } from './similar-store.ts';

/** As many as are looked at in passing; all of them are a command away. */
const shownAtMost = 5;

export const similarStore = createSimilarStore(async (noteId) => {
  const { hits, nothingRelevant } = await request('search.similar', {
    noteId,
    selection: null,
    limit: shownAtMost,
  });
  return nothingRelevant ? [] : hits;
});

export function useSimilar<T>(selector: (state: SimilarState) => T): T {
  return useStore(similarStore, selector);
}
