import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { keySheetStore } from './store.ts';

export const keySheetCommand: Command = {
  id: 'keys.show',
  title: message('Keys at a glance'),
  group: 'Help',
  keys: ['?'],
  words: message('keyboard shortcuts cheat sheet'),
  run: keySheetStore.getState().show,
};
