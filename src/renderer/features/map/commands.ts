import { message } from '../../lib/translate.tsx';
import type { Command, FixedKeys } from '../commands/command.ts';
import { libraryStore } from '../library/store.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { focusSearch } from '../search/focus.ts';
import { mapViewStore } from './view-store.ts';

function setOpen(isOpen: boolean): void {
  // A note that was opened beside one view does not belong to the other.
  notePaneStore.getState().leave();
  mapViewStore.getState().setOpen(isOpen);
  if (!isOpen) focusSearch();
}

export function closeMap(): void {
  setOpen(false);
}

export const mapCommand: Command = {
  id: 'view.map',
  title: message('Show or hide the map of your notes'),
  group: 'View',
  keys: ['Mod+Shift+M'],
  words: message('plot points clusters groups graph'),
  run: () => setOpen(!mapViewStore.getState().isOpen),
  isEnabled: () => (libraryStore.getState().library?.folders.length ?? 0) > 0,
  isOn: () => mapViewStore.getState().isOpen,
};

export const mapKeys: readonly FixedKeys[] = [
  {
    title: message('On the map, go to the nearest note in a direction'),
    group: 'View',
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  },
  { title: message('On the map, zoom in, zoom out, show all'), group: 'View', keys: ['+', '-', '0'] },
];
