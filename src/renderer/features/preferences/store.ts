import {
  changedPreferences,
  defaultPreferences,
  type Preferences,
  type PreferencesChange,
} from '../../../shared/preferences.ts';
import { request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { noticesStore } from '../notices/store.ts';

interface PreferencesState {
  now: Preferences;
  /** Gets the kept preferences. If they cannot be had, the defaults are in force, and the user is told. */
  load(): Promise<void>;
  /** Shows a change at once and has it kept. If the app refuses it, it is taken back, and the user is told. */
  change(change: PreferencesChange): void;
}

interface Dependencies {
  read(): Promise<Preferences>;
  keep(change: PreferencesChange): Promise<Preferences>;
  onError(error: unknown): void;
}

export function createPreferencesStore({ read, keep, onError }: Dependencies) {
  return createStore<PreferencesState>('preferences', (set, get) => ({
    now: defaultPreferences,
    load: () => read().then((now) => set({ now }), onError),
    change: (change) => {
      const { now: before } = get();
      set({ now: changedPreferences(before, change) });
      keep(change).catch(async (error: unknown) => {
        onError(error);
        // Other changes may have been kept meanwhile: what is in force is asked for.
        set({ now: await read().catch(() => before) });
      });
    },
  }));
}

export const preferencesStore = createPreferencesStore({
  read: () => request('preferences.read', {}),
  keep: (change) => request('preferences.change', change),
  onError: noticesStore.getState().report,
});

const useState = hookOf(preferencesStore);

/** One preference; the component is drawn again when it changes. */
export function usePreference<K extends keyof Preferences>(name: K): Preferences[K] {
  return useState((state) => state.now[name]);
}

export const changePreferences = preferencesStore.getState().change;
