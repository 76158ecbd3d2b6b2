import type { HomeNotes } from '../../../shared/domain.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { noticesStore } from '../notices/store.ts';

export interface HomeState {
  /** Null until they were read for the first time; then the last ones stay while others are read. */
  notes: HomeNotes | null;
  /** What was read before the window was closed, until they are read. */
  expect(notes: HomeNotes | null): void;
  /** Reads them again. */
  load(): void;
}

export function createHomeStore(read: () => Promise<HomeNotes>, onFailure: (error: unknown) => void) {
  const latest = createLatest();
  return createStore<HomeState>('home', (set) => ({
    notes: null,
    expect: (notes) => set({ notes }),
    load: () => {
      const isLatest = latest.begin();
      read().then((notes) => isLatest() && set({ notes }), onFailure);
    },
  }));
}

export const homeStore = createHomeStore(() => request('home.notes', {}), noticesStore.getState().report);

export const { load: loadHome } = homeStore.getState();

export const useHome = hookOf(homeStore);
