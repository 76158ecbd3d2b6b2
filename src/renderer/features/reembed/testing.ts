import type { LibraryState } from '../../../shared/domain.ts';
import type { ReembedView, SwitchPlan } from '../../../shared/models.ts';

/** A plan for the tests of this page: everything is still to be embedded, here. */
export function planWith(change: Partial<SwitchPlan>): SwitchPlan {
  return {
    key: 'bge@q8',
    name: 'bge-small-en-v1.5 q8',
    dimensions: 384,
    chunks: 12_304,
    toEmbed: 12_304,
    tokens: 2_412_345,
    seconds: 250,
    downloadBytes: null,
    needsDownload: false,
    hosted: null,
    ...change,
  };
}

/** A run in the middle of its work. */
export function runWith(change: Partial<ReembedView>): ReembedView {
  return {
    key: 'bge@q8',
    name: 'bge-small-en-v1.5 q8',
    dimensions: 384,
    phase: 'embedding',
    done: 7_505,
    total: 12_304,
    failed: 0,
    chunksPerSecond: 118.4,
    tokensPerSecond: 24_310,
    secondsLeft: 41,
    rates: [],
    pause: null,
    ...change,
  };
}

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
