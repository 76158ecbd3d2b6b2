import type { Command } from '../commands/command.ts';
import { settingsStore } from './store.ts';

export const settingsCommand: Command = {
  id: 'settings.show',
  title: 'Settings',
  group: 'Settings',
  keys: ['Mod+,'],
  words: 'preferences options',
  run: settingsStore.getState().show,
};
