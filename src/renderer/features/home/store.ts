import type { HomeNotes } from '../../../shared/domain.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { noticesStore } from '../notices/store.ts';

export interface HomeState {
  /** Null until they were read for the first time; then the last ones stay while others are read. */
  notes: HomeNotes | null;
  /** Reads them again. */
  load(): void;
}

export function createHomeStore(read: () => Promise<HomeNotes>, onFailure: (error: unknown) => void) {
  const latest = createLatest();
  return createStore<HomeState>('home', (set) => ({
    notes: null,
    load: () => {
      const isLatest = latest.begin();
      read().then((notes) => isLatest() && set({ notes }), onFailure);
    },
  }));
}

const homeStore = createHomeStore(() => request('home.notes', {}), noticesStore.getState().report);

export const { load: loadHome } = homeStore.getState();

export const useHome = hookOf(homeStore);
