import type { Command } from '../commands/command.ts';
import { aboutStore } from './store.ts';

export const aboutCommand: Command = {
  id: 'about.show',
  title: 'About Nearnote',
  group: 'Help',
  words: 'version licence credits data folder',
  run: aboutStore.getState().show,
};
