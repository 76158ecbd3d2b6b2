import { createStore, useStore } from 'zustand';

interface ExplanationState {
  /** The note of which it is shown why it was found; null while that is shown of none. */
  noteId: number | null;
  show(noteId: number): void;
  close(): void;
}

export const explanationStore = createStore<ExplanationState>()((set) => ({
  noteId: null,
  show: (noteId) => set({ noteId }),
  close: () => set({ noteId: null }),
}));

export function useExplanation<T>(selector: (state: ExplanationState) => T): T {
  return useStore(explanationStore, selector);
}
