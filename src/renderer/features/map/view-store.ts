import { createStore, hookOf } from '../../lib/store.ts';

interface MapViewState {
  /** Whether the map stands in place of the results. The rest of it is loaded when it is opened for the first time. */
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
}

export const mapViewStore = createStore<MapViewState>('map view', (set) => ({
  isOpen: false,
  setOpen: (isOpen) => set({ isOpen }),
}));

export const useMapView = hookOf(mapViewStore);
