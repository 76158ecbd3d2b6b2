import { createStore, hookOf } from '../../lib/store.ts';

interface KeySheetState {
  isOpen: boolean;
  show(): void;
  close(): void;
}

export const keySheetStore = createStore<KeySheetState>('key sheet', (set) => ({
  isOpen: false,
  show: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));

export const useKeySheet = hookOf(keySheetStore);
