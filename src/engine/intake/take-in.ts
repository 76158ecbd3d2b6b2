import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCodeOf } from '../../shared/errors.ts';
import {
  deleteNotes,
  moveNotes,
  type NoteStore,
  type NoteToStore,
  storeNotes,
  type TouchedNote,
  touchNotes,
} from '../store/documents.ts';
import { forgetProblems, recordProblems, type StoredProblem } from '../store/problems.ts';
import type { StoredFile } from '../store/stored-files.ts';
import type { IndexedFolder, IntakeObserver } from './index-folder.ts';
import type { IntakeThreads } from './intake-threads.ts';
import type { MovedNotes } from './moved-notes.ts';
import type { PreparationOutcome } from './preparation.ts';
import type { FoundFile } from './walk.ts';

/** Notes prepared at once: enough to keep an intake thread busy, few enough to stop soon. */
const batchSize = 32;
const foundAsBefore = 'Until then the note is found as it was before.';

interface TakeInParts {
  store: NoteStore;
  threads: IntakeThreads;
  folder: IndexedFolder;
  stored: Map<string, StoredFile>;
  /** What was wrong with files before. */
  standing: Map<string, StoredProblem>;
  moved: MovedNotes;
}

/** Reads, cuts and stores files, in order. @returns how many notes and problems have changed. */
export async function takeIn(
  parts: TakeInParts,
  work: FoundFile[],
  observer: IntakeObserver,
  signal: AbortSignal,
): Promise<number> {
  let changes = 0;
  let done = 0;
  await observer.onProgress(done, work.length);
  // Ahead of what is being written, every thread has a batch at hand and one that waits.
  const preparing: Promise<PreparationOutcome[] | null>[] = [];
  const batches: FoundFile[][] = [];
  for (let at = 0; at < work.length; at += batchSize) batches.push(work.slice(at, at + batchSize));
  for (const [index, files] of batches.entries()) {
    if (signal.aborted) break;
    for (const ahead of batches.slice(preparing.length, index + 2 * parts.threads.size)) {
      preparing.push(prepareBatch(parts, ahead, signal));
    }
    const outcomes = (await preparing[index]) ?? null;
    if (outcomes === null) break;
    changes += await storeBatch(parts, files, outcomes, signal);
    done += files.length;
    await observer.onProgress(done, work.length);
  }
  return changes;
}

/** Null when the signal called it off: nobody waits for a file that takes long to parse. */
async function prepareBatch(
  { threads, folder, stored, standing }: TakeInParts,
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
  { store, folder, stored, standing, moved }: TakeInParts,
  files: FoundFile[],
  outcomes: PreparationOutcome[],
  signal: AbortSignal,
): Promise<number> {
  const wrong: StoredProblem[] = [];
  const told = ({ path, changedAt }: FoundFile, reason: string, isDue = false) =>
    wrong.push({ path, reason, changedAt, isDue });
  const notes: NoteToStore[] = [];
  const moves: { id: number; path: string }[] = [];
  const touched: TouchedNote[] = [];
  const unreadable: number[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    const known = stored.get(file.path);
    if (outcome.kind === 'prepared') {
      const before = known ?? moved.claimFile(file.path) ?? moved.claim(outcome.contentHash, file.path);
      if (before !== undefined && known === undefined) moves.push({ id: before.id, path: file.path });
      notes.push({ note: outcome, file, documentId: before?.id ?? null });
      if (outcome.warning !== null) told(file, outcome.warning);
    } else if (outcome.kind === 'unchanged') {
      if (known !== undefined) touched.push({ id: known.id, file });
    } else if (await isThere(join(folder.path, file.path))) {
      const isReached = outcome.kind === 'unreadable';
      const before = known ?? (isReached ? undefined : moved.claimFile(file.path));
      if (before !== undefined && known === undefined) moves.push({ id: before.id, path: file.path });
      told(file, isReached || before === undefined ? outcome.reason : `${outcome.reason} ${foundAsBefore}`, !isReached);
      if (isReached && known !== undefined) unreadable.push(known.id);
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
