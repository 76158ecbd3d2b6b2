import { createStore, follow, hookOf } from '../../lib/store.ts';
import { questionOf, searchStore } from '../search/store.ts';

interface ExplanationState {
  /** The note whose explanation is shown; null while none is. */
  noteId: number | null;
  show(noteId: number): void;
  close(): void;
}

export const explanationStore = createStore<ExplanationState>('explanation', (set) => ({
  noteId: null,
  show: (noteId) => set({ noteId }),
  close: () => set({ noteId: null }),
}));

export const useExplanation = hookOf(explanationStore);

follow(searchStore, questionOf, explanationStore.getState().close);
