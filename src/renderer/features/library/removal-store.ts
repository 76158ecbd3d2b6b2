import type { FolderView } from '../../../shared/library-state.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface RemovalState {
  /** The folder that the user is asked about; null while they are not. */
  folder: FolderView | null;
  ask(folder: FolderView): void;
  close(): void;
}

export const removalStore = createStore<RemovalState>('folder removal', (set) => ({
  folder: null,
  ask: (folder) => set({ folder }),
  close: () => set({ folder: null }),
}));

export const useRemoval = hookOf(removalStore);
