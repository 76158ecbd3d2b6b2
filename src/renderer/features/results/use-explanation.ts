import { createStore, useStore } from 'zustand';

interface WhyState {
  /** The note of which it is shown why it was found; null while that is shown of none. */
  documentId: number | null;
  show(documentId: number): void;
  close(): void;
}

export const whyStore = createStore<WhyState>()((set) => ({
  documentId: null,
  show: (documentId) => set({ documentId }),
  close: () => set({ documentId: null }),
}));

export function useWhy<T>(selector: (state: WhyState) => T): T {
  return useStore(whyStore, selector);
}
