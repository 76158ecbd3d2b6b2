import type { LibraryState } from '../../../shared/domain.ts';

/** A library without folders, up to date. */
export function libraryWith(change: Partial<LibraryState>): LibraryState {
  return {
    folders: [],
    notes: 1_873,
    chunks: 12_304,
    embedded: 12_304,
    failed: 0,
    skippedFiles: 0,
    revision: 0,
    model: { key: 'Xenova/all-MiniLM-L6-v2@q8', name: 'all-MiniLM-L6-v2 q8', dimensions: 384 },
    reembed: null,
    progress: { phase: 'idle', done: 0, total: 0, perSecond: null, secondsLeft: null },
    notice: null,
    ...change,
  };
}
