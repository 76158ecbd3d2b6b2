import type { FolderView, IndexingRun, LibraryState } from '../../../shared/library-state.ts';
import { libraryAtRest } from '../../../shared/testing/library-at-rest.ts';

/** A library without folders, up to date. */
export function libraryWith(change: Partial<LibraryState>): LibraryState {
  return { ...libraryAtRest, ...change };
}

/** A folder at rest. */
export function folderWith(change: Partial<FolderView>): FolderView {
  return {
    id: 1,
    path: '/home/ada/Notes',
    notes: 1_873,
    available: true,
    work: null,
    isSample: false,
    polled: null,
    settings: { patterns: [], gitignore: true, code: false, pictures: false, mostMegabytes: 10 },
    ...change,
  };
}

/** A run that has just begun. */
export function runWith(change: Partial<IndexingRun>): IndexingRun {
  const stage = { done: 0, total: 0, perSecond: null, rates: { seconds: 1, values: [] } };
  return { share: 0, secondsLeft: null, reading: stage, learning: stage, ...change };
}
