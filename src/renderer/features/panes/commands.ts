import type { Command } from '../commands/command.ts';
import { preferencesStore } from '../preferences/store.ts';
import { isSidebarShown, toggleNote, toggleSidebar } from './store.ts';

export const sidebarCommand: Command = {
  id: 'view.sidebar',
  title: 'Show or hide the sidebar',
  group: 'View',
  keys: ['Mod+B'],
  words: 'fold folders drawer',
  run: toggleSidebar,
  isOn: isSidebarShown,
};

export const noteBesideCommand: Command = {
  id: 'view.note',
  title: 'Show or hide the note beside the results',
  group: 'View',
  keys: ['Mod+.'],
  words: 'fold pane preview',
  run: toggleNote,
  isOn: () => !preferencesStore.getState().now.isNoteFolded,
};
