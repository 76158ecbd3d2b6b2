import { createStore } from 'zustand/vanilla';
import type { Hit } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';

export interface SimilarState {
  /** The note whose similar notes are told; null while none is open. */
  documentId: number | null;
  /** Null until they are found. */
  hits: readonly Hit[] | null;
  failure: string | null;
  /** Another note is open, or, by null, none: its similar notes are sought once it has been open for a moment. */
  follow(documentId: number | null): void;
}

/** How long a note must be open before its similar notes are sought: whoever leafs through notes does not read them. */
const restMilliseconds = 300;

/** The notes that are similar to the one that is open. `find` answers with relevant ones only. */
export function createSimilarStore(find: (documentId: number) => Promise<readonly Hit[]>) {
  let resting: ReturnType<typeof setTimeout> | undefined;

  return createStore<SimilarState>()((set, get) => ({
    documentId: null,
    hits: null,
    failure: null,
    follow: (documentId) => {
      if (documentId === get().documentId) return;
      clearTimeout(resting);
      set({ documentId, hits: null, failure: null });
      if (documentId === null) return;
      const isStillOpen = (): boolean => get().documentId === documentId;
      resting = setTimeout(() => {
        find(documentId).then(
          (hits) => isStillOpen() && set({ hits }),
          (error: unknown) => isStillOpen() && set({ failure: toErrorShape(error).message }),
        );
      }, restMilliseconds);
    },
  }));
}
