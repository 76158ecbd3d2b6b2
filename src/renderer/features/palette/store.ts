import { createStore, hookOf } from '../../lib/store.ts';
import type { Command } from '../commands/command.ts';
import { reachableCommands } from '../commands/dispatch.ts';
import { libraryStore } from '../library/store.ts';
import { titlesStore } from './titles-store.ts';

/** The command that opens the palette. */
export const paletteId = 'palette.show';

interface PaletteState {
  isOpen: boolean;
  typed: string;
  /** What could be done where the user was when they opened the palette. */
  commands: readonly Command[];
  show(): void;
  close(): void;
  setTyped(typed: string): void;
}

export const paletteStore = createStore<PaletteState>('palette', (set) => ({
  isOpen: false,
  typed: '',
  commands: [],
  show: () => {
    set({ isOpen: true, typed: '', commands: reachableCommands(document.activeElement).filter(isOther) });
    const { library } = libraryStore.getState();
    // While a folder is read, its notes come before the revision changes.
    if (library !== null) void titlesStore.getState().load(`${library.revision} ${library.notes}`);
  },
  close: () => set({ isOpen: false }),
  setTyped: (typed) => set({ typed }),
}));

/** Whether a command is of use in the palette: its own is not. */
function isOther({ id }: Command): boolean {
  return id !== paletteId;
}

export const usePalette = hookOf(paletteStore);
