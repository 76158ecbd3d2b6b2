import { z } from 'zod';
import { folderSettings } from './domain.ts';
import { modelKey, reembedView, runRates } from './models.ts';
import { slowdown } from './pace.ts';
import { scanState } from './scans.ts';
import { userTextShape } from './user-text.ts';

/** What is being done with a folder; `done` and `total` count files while it is read, passages while they are embedded. */
const folderWork = z.object({
  stage: z.enum(['waiting', 'looking', 'reading', 'learning']),
  done: z.int(),
  total: z.int(),
});
export type FolderWork = z.infer<typeof folderWork>;

const folderView = z.object({
  id: z.int(),
  path: z.string(),
  notes: z.int(),
  /** False while the folder cannot be found, or is suddenly empty (perhaps its drive is unplugged): its notes are kept. */
  available: z.boolean(),
  /** Null while there is nothing to do. */
  work: folderWork.nullable(),
  /** Whether it is the copy of the sample that ships with Nearnote. */
  isSample: z.boolean(),
  /** Why it is only checked for changes from time to time; null if the system reports them. */
  polled: userTextShape.nullable(),
  settings: folderSettings,
});
export type FolderView = z.infer<typeof folderView>;

/** `opening`: the library is not open yet, and everything is as it was seen last. */
const phase = z.enum(['opening', 'idle', 'scanning', 'chunking', 'embedding', 'waiting', 'paused']);
export type Phase = z.infer<typeof phase>;

/** Work in the background. `done` and `total` count files while scanning and chunking, passages while embedding. */
const progress = z.object({
  phase,
  done: z.int(),
  total: z.int(),
  /** Over the last seconds; null until it is known. */
  perSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type Progress = z.infer<typeof progress>;

/** One of the two stages of indexing: `done` and `total` count files while reading, passages while learning their meaning. */
const stageProgress = z.object({
  done: z.int(),
  total: z.int(),
  /** Over the last seconds; null while this stage is not under way, or until it is known. */
  perSecond: z.number().nullable(),
  rates: runRates,
});
export type StageProgress = z.infer<typeof stageProgress>;

/** Everything between two rests of the library: looking for notes, reading them, and learning what they mean. */
const indexingRun = z.object({
  /** Share of all of it that is done, by the time it takes, 0 to 1. It never goes back. */
  share: z.number(),
  /** Null until it is known. */
  secondsLeft: z.number().nullable(),
  reading: stageProgress,
  learning: stageProgress,
});
export type IndexingRun = z.infer<typeof indexingRun>;

/** What the last run has done. */
const lastRun = z.object({
  /** Those that could not be read among them: they are no notes. */
  files: z.int(),
  passages: z.int(),
  /** Without pauses. */
  seconds: z.number(),
  /** Milliseconds since the epoch. */
  endedAt: z.number(),
});
export type LastRun = z.infer<typeof lastRun>;

/** Whether folders are being indexed. */
export function isReading({ phase }: Progress): boolean {
  return phase === 'scanning' || phase === 'chunking';
}

/** Everything that the window shows about the library, as one snapshot that replaces the previous one. */
export const libraryState = z.object({
  folders: z.array(folderView),
  notes: z.int(),
  chunks: z.int(),
  /** Incremented whenever notes were added, changed or removed: earlier search results may be outdated. */
  revision: z.int(),
  /** Chunks that have a vector of the active model. */
  embedded: z.int(),
  /** Chunks whose text could not be embedded. */
  failed: z.int(),
  /** The number of problems that are no remarks, and of remarks, see `problem`. */
  skippedFiles: z.int(),
  remarks: z.int(),
  /** The model that search uses. */
  model: z.object({ key: modelKey, name: z.string(), dimensions: z.int() }),
  /** The re-embed in progress; null if there is none. */
  reembed: reembedView.nullable(),
  progress,
  /** Null while the library rests. */
  run: indexingRun.nullable(),
  /** Null where nothing was done since the library was opened. */
  lastRun: lastRun.nullable(),
  /** Whether the user has paused indexing and embedding. */
  isPaused: z.boolean(),
  /** Why passages are embedded slower than they could be; null where they are not, or none are. */
  slowdown: slowdown.nullable(),
  scans: scanState,
  /** Whether the database is damaged, so that only rebuilding it from the notes mends it. */
  isDamaged: z.boolean(),
  /** What the user should know now, such as an error or a rebuilt database; null if all is well. */
  notice: userTextShape.nullable(),
});
export type LibraryState = z.infer<typeof libraryState>;
