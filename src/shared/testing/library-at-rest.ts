import type { LibraryState } from '../library-state.ts';

/** A library without folders, up to date. */
export const libraryAtRest: LibraryState = {
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
  scans: {
    files: 0,
    pages: 0,
    pictures: 0,
    readsPictures: false,
    isOn: null,
    languages: [],
    activity: null,
    failure: null,
  },
  isDamaged: false,
  notice: null,
};
