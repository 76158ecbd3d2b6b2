import { createStore } from 'zustand/vanilla';
import type { Hit } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';

export interface SimilarState {
  /** The note whose similar notes are told; null while none is open. */
  noteId: number | null;
  /** Null until they are found. */
  hits: readonly Hit[] | null;
  failure: string | null;
  /** Another note is open, or, by null, none: its similar notes are sought once it has been open for a moment. */
  follow(noteId: number | null): void;
}

/** How long a note must be open before its similar notes are sought: whoever leafs through notes does not read them. */
const restMilliseconds = 300;

/** The notes that are similar to the one that is open. `find` answers with relevant ones only. */
export function createSimilarStore(find: (noteId: number) => Promise<readonly Hit[]>) {
  let resting: ReturnType<typeof setTimeout> | undefined;

  return createStore<SimilarState>()((set, get) => ({
    noteId: null,
    hits: null,
    failure: null,
    follow: (noteId) => {
      if (noteId === get().noteId) return;
      clearTimeout(resting);
      set({ noteId, hits: null, failure: null });
      if (noteId === null) return;
      const isStillOpen = (): boolean => get().noteId === noteId;
      resting = setTimeout(() => {
        find(noteId).then(
          (hits) => isStillOpen() && set({ hits }),
          (error: unknown) => isStillOpen() && set({ failure: toErrorShape(error).message }),
        );
      }, restMilliseconds);
    },
  }));
}
