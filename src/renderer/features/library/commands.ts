import type { Command } from '../commands/command.ts';
import { addSample, chooseFolders, lookForChanges, pauseIndexing, resumeIndexing } from './requests.ts';
import { libraryStore } from './store.ts';

function hasFolders(): boolean {
  return (libraryStore.getState().library?.folders.length ?? 0) > 0;
}

export const libraryCommands: readonly Command[] = [
  { id: 'folders.add', title: 'Add folder…', group: 'Library', words: 'choose open vault', run: chooseFolders },
  {
    id: 'folders.addSample',
    title: 'Try the sample notes',
    group: 'Library',
    words: 'demo example vault',
    run: addSample,
    isEnabled: () => libraryStore.getState().library?.folders.every(({ isSample }) => !isSample) ?? false,
  },
  {
    id: 'library.rescan',
    title: 'Look for changed notes',
    group: 'Library',
    words: 'rescan refresh reindex',
    run: lookForChanges,
    isEnabled: hasFolders,
  },
  {
    id: 'indexing.pause',
    title: 'Pause indexing',
    group: 'Library',
    words: 'stop hold battery',
    run: pauseIndexing,
    isEnabled: () => libraryStore.getState().library?.isPaused === false,
  },
  {
    id: 'indexing.resume',
    title: 'Resume indexing',
    group: 'Library',
    words: 'continue start',
    run: resumeIndexing,
    isEnabled: () => libraryStore.getState().library?.isPaused ?? false,
  },
];
