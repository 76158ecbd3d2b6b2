import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCodeOf } from '../../shared/errors.ts';
import type { FoundFile } from '../notes/found-file.ts';
import type { PreparationOutcome } from '../parsing/parsing-contract.ts';
import type { ParsingThreads } from '../parsing/parsing-threads.ts';
import { megabyte } from '../parsing/read-file.ts';
import {
  deleteNotes,
  moveNotes,
  type NoteStore,
  type NoteToStore,
  storeNotes,
  type TouchedNote,
  touchNotes,
} from '../store/notes.ts';
import { forgetProblems, recordProblems, type StoredProblem } from '../store/problems.ts';
import type { StoredFile } from '../store/stored-files.ts';
import type { IndexedFolder, IndexingObserver } from './indexed-folder.ts';
import type { MovedNotes } from './moved-notes.ts';

/** Files prepared at once, and their bytes: enough to keep a parsing thread busy, few enough to stop soon and to be held in memory. */
const batchSize = 32;
const batchBytes = 4 * megabyte;
const foundAsBefore = 'Until then the note is found as it was before.';

interface WriteDependencies {
  store: NoteStore;
  threads: ParsingThreads;
  folder: IndexedFolder;
  stored: Map<string, StoredFile>;
  /** What was wrong with files before. */
  standing: Map<string, StoredProblem>;
  moved: MovedNotes;
}

/** Reads, cuts and stores files, in order. @returns how many notes and problems have changed. */
export async function writeInBatches(
  parts: WriteDependencies,
  work: FoundFile[],
  observer: IndexingObserver,
  signal: AbortSignal,
): Promise<number> {
  let changes = 0;
  let done = 0;
  await observer.onProgress(done, work.length);
  // Ahead of what is being written, every thread has a batch at hand and one that waits. What has been written is let go.
  const preparing: Promise<PreparationOutcome[] | null>[] = [];
  const batches = batchesOf(work);
  let begun = 0;
  for (const files of batches) {
    if (signal.aborted) break;
    for (const ahead of batches.slice(begun, begun + 2 * parts.threads.size - preparing.length)) {
      preparing.push(prepareBatch(parts, ahead, signal));
      begun++;
    }
    const outcomes = (await preparing.shift()) ?? null;
    if (outcomes === null) break;
    changes += await storeBatch(parts, files, outcomes, signal);
    done += files.length;
    await observer.onProgress(done, work.length);
  }
  return changes;
}

function batchesOf(work: FoundFile[]): FoundFile[][] {
  const batches: FoundFile[][] = [];
  let bytes = 0;
  for (const file of work) {
    const batch = batches.at(-1);
    bytes += file.size;
    if (batch === undefined || batch.length === batchSize || bytes > batchBytes) {
      batches.push([file]);
      bytes = file.size;
    } else {
      batch.push(file);
    }
  }
  return batches;
}

/** Null when the signal called it off: nobody waits for a file that takes long to parse. */
async function prepareBatch(
  { threads, folder, stored, standing }: WriteDependencies,
  files: FoundFile[],
  signal: AbortSignal,
): Promise<PreparationOutcome[] | null> {
  const { mostMegabytes } = folder.settings;
  const wanted = files.map(({ path, size }) => {
    const known = stored.get(path);
    // Whether what was wrong with a file still is shows only when it is cut again.
    const isKnown = known?.current === true && !standing.has(path);
    return { path, size, storedHash: isKnown ? known.contentHash : null, mostMegabytes };
  });
  try {
    return await threads.prepare(folder.path, wanted, signal);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** Writes what was prepared. @returns how many notes and problems have changed. */
async function storeBatch(
  { store, folder, stored, standing, moved }: WriteDependencies,
  files: FoundFile[],
  outcomes: PreparationOutcome[],
  signal: AbortSignal,
): Promise<number> {
  const wrong: StoredProblem[] = [];
  const told = ({ path, changedAt }: FoundFile, reason: string, isDue = false) =>
    wrong.push({ path, reason, changedAt, isDue });
  const notes: NoteToStore[] = [];
  const moves: { id: number; path: string }[] = [];
  const movedHere = ({ path }: FoundFile, note: StoredFile | undefined) => {
    if (note !== undefined) moves.push({ id: note.id, path });
    return note;
  };
  const touched: TouchedNote[] = [];
  const unreadable: number[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    const known = stored.get(file.path);
    if (outcome.kind === 'prepared') {
      const before =
        known ?? movedHere(file, moved.claimFile(file.path) ?? moved.claim(outcome.contentHash, file.path));
      notes.push({ note: outcome, file, noteId: before?.id ?? null });
      if (outcome.warning !== null) told(file, outcome.warning);
    } else if (outcome.kind === 'unchanged') {
      if (known !== undefined) touched.push({ id: known.id, file });
    } else if (await isThere(join(folder.path, file.path))) {
      if (outcome.kind === 'unreadable') {
        told(file, outcome.reason);
        if (known !== undefined) unreadable.push(known.id);
      } else {
        const before = known ?? movedHere(file, moved.claimFile(file.path));
        told(file, before === undefined ? outcome.reason : `${outcome.reason} ${foundAsBefore}`, true);
      }
    }
  }
  if (moves.length > 0) await moveNotes(store, moves);
  if (unreadable.length > 0) await deleteNotes(store, unreadable);
  if (touched.length > 0) await touchNotes(store, touched);
  if (notes.length > 0) await storeNotes(store, folder, notes, signal);
  // Of a note that was not stored to the end nothing is known yet.
  if (signal.aborted) return notes.length;
  if (wrong.length > 0) await recordProblems(store.database, folder.id, wrong);
  const mended = notes
    .filter(({ note }) => note.warning === null && standing.has(note.path))
    .map(({ note }) => note.path);
  if (mended.length > 0) await forgetProblems(store.database, folder.id, mended);
  const news = wrong.filter(({ path, reason }) => standing.get(path)?.reason !== reason);
  return notes.length + news.length + mended.length;
}

/** What has gone since the scan, with its drive perhaps, is no broken file, and no deleted one before a scan says so. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return false;
  }
}
