import type { Command } from '../commands/command.ts';
import { paletteId, paletteStore } from './store.ts';

export const paletteCommand: Command = {
  id: paletteId,
  title: 'Commands and notes by name',
  short: 'commands',
  group: 'Search',
  keys: ['Mod+K'],
  words: 'palette go to open switch',
  run: paletteStore.getState().show,
};
