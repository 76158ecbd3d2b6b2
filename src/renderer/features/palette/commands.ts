import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { paletteId, paletteStore } from './store.ts';

export const paletteCommand: Command = {
  id: paletteId,
  title: message('Commands and notes by name'),
  short: message('commands'),
  group: 'Search',
  keys: ['Mod+K'],
  words: message('palette go to open switch'),
  run: paletteStore.getState().show,
};
