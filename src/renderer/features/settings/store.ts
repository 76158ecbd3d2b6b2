import { createStore, hookOf } from '../../lib/store.ts';

/** The pages of the settings, in their order. */
export const settingsPages = [
  'search',
  'look',
  'editor',
  'keys',
  'folders',
  'models',
  'privacy',
  'diagnostics',
  'about',
] as const;

export type SettingsPage = (typeof settingsPages)[number];

interface SettingsState {
  isOpen: boolean;
  /** The page that is shown; the one shown last comes first when the settings are opened again. */
  page: SettingsPage;
  show(page?: SettingsPage): void;
  close(): void;
}

export const settingsStore = createStore<SettingsState>('settings', (set) => ({
  isOpen: false,
  page: 'search',
  show: (page) => set(page === undefined ? { isOpen: true } : { isOpen: true, page }),
  close: () => set({ isOpen: false }),
}));

export const useSettings = hookOf(settingsStore);

/** Leads to the models: from where their state is told. */
export function showModels(): void {
  settingsStore.getState().show('models');
}
