import type { Hit } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { notePaneStore } from './store.ts';

export interface SimilarState {
  /** The note whose similar notes are wanted; null while none is open. */
  noteId: number | null;
  /** Null until they are found. */
  hits: readonly Hit[] | null;
  failure: string | null;
  /** Another note is open, or none (null): its similar notes are searched for once it has been open for a moment. */
  follow(noteId: number | null): void;
}

/** How long a note must be open before its similar notes are searched for, in milliseconds. */
const restMilliseconds = 300;
/** As many as fit one glance; a command lists all of them. */
const maxShown = 5;

/** The notes that are most similar to the open one. */
export function createSimilarStore(find: (noteId: number) => Promise<readonly Hit[]>) {
  const latest = createLatest();
  let resting: ReturnType<typeof setTimeout> | undefined;

  return createStore<SimilarState>('similar notes', (set, get) => ({
    noteId: null,
    hits: null,
    failure: null,
    follow: (noteId) => {
      if (noteId === get().noteId) return;
      clearTimeout(resting);
      const isLatest = latest.begin();
      set({ noteId, hits: null, failure: null });
      if (noteId === null) return;
      resting = setTimeout(() => {
        find(noteId).then(
          (hits) => isLatest() && set({ hits }),
          (error: unknown) => isLatest() && set({ failure: toErrorShape(error).message }),
        );
      }, restMilliseconds);
    },
  }));
}

const similarStore = createSimilarStore(
  async (noteId) => (await request('search.similar', { noteId, selection: null, limit: maxShown })).hits,
);

export const useSimilar = hookOf(similarStore);

follow(notePaneStore, ({ shown }) => shown?.note.noteId ?? null, similarStore.getState().follow);
