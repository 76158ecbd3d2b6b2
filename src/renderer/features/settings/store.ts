import { createStore } from 'zustand/vanilla';

export interface SettingsState {
  isOpen: boolean;
  show(): void;
  close(): void;
}

export function createSettingsStore() {
  return createStore<SettingsState>()((set) => ({
    isOpen: false,
    show: () => set({ isOpen: true }),
    close: () => set({ isOpen: false }),
  }));
}
