import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { libraryStore } from '../library/store.ts';
import { problemsStore } from './store.ts';

export const problemsCommand: Command = {
  id: 'problems.show',
  title: message('Problems: files that are not searched'),
  group: 'Library',
  run: problemsStore.getState().show,
  isEnabled: () => (libraryStore.getState().library?.folders.length ?? 0) > 0,
};
