import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { addSample, chooseFolders, lookForChanges, pauseIndexing, resumeIndexing } from './requests.ts';
import { libraryStore } from './store.ts';

function hasFolders(): boolean {
  return (libraryStore.getState().library?.folders.length ?? 0) > 0;
}

export const libraryCommands: readonly Command[] = [
  {
    id: 'folders.add',
    title: message('Add folder…'),
    group: 'Library',
    words: message('choose open vault'),
    run: chooseFolders,
  },
  {
    id: 'folders.addSample',
    title: message('Try the sample notes'),
    group: 'Library',
    words: message('demo example vault'),
    run: addSample,
    isEnabled: () => libraryStore.getState().library?.folders.every(({ isSample }) => !isSample) ?? false,
  },
  {
    id: 'library.rescan',
    title: message('Look for changed notes'),
    group: 'Library',
    words: message('rescan refresh reindex'),
    run: lookForChanges,
    isEnabled: hasFolders,
  },
  {
    id: 'indexing.pause',
    title: message('Pause reading and learning'),
    group: 'Library',
    words: message('stop hold battery'),
    run: pauseIndexing,
    isEnabled: () => libraryStore.getState().library?.isPaused === false,
  },
  {
    id: 'indexing.resume',
    title: message('Resume reading and learning'),
    group: 'Library',
    words: message('continue start'),
    run: resumeIndexing,
    isEnabled: () => libraryStore.getState().library?.isPaused ?? false,
  },
];
