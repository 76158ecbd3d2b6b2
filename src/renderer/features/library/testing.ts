import type { FolderView, IndexingRun, LibraryState } from '../../../shared/library-state.ts';

/** A library without folders, up to date. */
export function libraryWith(change: Partial<LibraryState>): LibraryState {
  return {
    folders: [],
    notes: 1_873,
    chunks: 12_304,
    embedded: 12_304,
    failed: 0,
    skippedFiles: 0,
    remarks: 0,
    revision: 0,
    model: { key: 'Xenova/all-MiniLM-L6-v2@q8', name: 'all-MiniLM-L6-v2', dimensions: 384 },
    reembed: null,
    progress: { phase: 'idle', done: 0, total: 0, perSecond: null, secondsLeft: null },
    run: null,
    lastRun: null,
    isPaused: false,
    slowdown: null,
    scans: { files: 0, pages: 0, isOn: null, languages: [], activity: null, failure: null },
    isDamaged: false,
    notice: null,
    ...change,
  };
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
