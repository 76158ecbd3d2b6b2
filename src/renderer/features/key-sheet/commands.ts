import type { Command } from '../commands/command.ts';
import { keySheetStore } from './store.ts';

export const keySheetCommand: Command = {
  id: 'keys.show',
  title: 'Keys at a glance',
  group: 'Help',
  keys: ['?'],
  words: 'keyboard shortcuts cheat sheet',
  run: keySheetStore.getState().show,
};
