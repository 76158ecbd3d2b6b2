import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { preferencesStore } from '../preferences/store.ts';
import { focusNextPane } from './cycle.ts';
import { isSidebarShown, toggleNote, toggleSidebar } from './store.ts';

export const paneCommands: readonly Command[] = [
  {
    id: 'view.nextPane',
    title: message('Go to the next pane'),
    group: 'View',
    keys: ['F6'],
    words: message('focus'),
    run: () => focusNextPane(1),
  },
  {
    id: 'view.previousPane',
    title: message('Go to the previous pane'),
    group: 'View',
    keys: ['Shift+F6'],
    words: message('focus'),
    run: () => focusNextPane(-1),
  },
];

export const sidebarCommand: Command = {
  id: 'view.sidebar',
  title: message('Show or hide the sidebar'),
  group: 'View',
  keys: ['Mod+B'],
  words: message('fold folders drawer'),
  run: toggleSidebar,
  isOn: isSidebarShown,
};

export const noteBesideCommand: Command = {
  id: 'view.note',
  title: message('Show or hide the note beside the results'),
  group: 'View',
  keys: ['Mod+.'],
  words: message('fold pane preview'),
  run: toggleNote,
  isOn: () => !preferencesStore.getState().now.isNoteFolded,
};
