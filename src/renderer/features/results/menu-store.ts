import { createStore, follow, hookOf } from '../../lib/store.ts';
import { questionOf, searchStore } from '../search/store.ts';

interface MenuState {
  /** Where the menu of the selected hits is open, in pixels of the window; null while it is not. */
  place: { x: number; y: number } | null;
  open(place: { x: number; y: number }): void;
  close(): void;
}

export const menuStore = createStore<MenuState>('results menu', (set) => ({
  place: null,
  open: (place) => set({ place }),
  close: () => set({ place: null }),
}));

export const useMenu = hookOf(menuStore);

follow(searchStore, questionOf, menuStore.getState().close);
