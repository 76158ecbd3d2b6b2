import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { timingsStore } from './store.ts';

export const timingsCommand: Command = {
  id: 'view.timings',
  title: message('Show timings'),
  group: 'View',
  scope: 'everywhere',
  words: message('developer milliseconds slow frames performance'),
  run: timingsStore.getState().toggle,
  isOn: () => timingsStore.getState().isShown,
};
