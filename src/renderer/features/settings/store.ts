import { createStore, hookOf } from '../../lib/store.ts';

interface SettingsState {
  isOpen: boolean;
  show(): void;
  close(): void;
}

export const settingsStore = createStore<SettingsState>('settings', (set) => ({
  isOpen: false,
  show: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));

export const useSettings = hookOf(settingsStore);
