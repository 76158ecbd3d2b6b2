import { messageOf, systemCodeOf } from '../../shared/errors.ts';
import {
  deleteNotes,
  type NoteStore,
  type NoteToStore,
  recordSkippedFiles,
  type StoredFile,
  storedFiles,
  storeNotes,
  touchNotes,
} from '../store/documents.ts';
import type { IntakeThreads } from './intake-threads.ts';
import type { PreparationOutcome } from './preparation.ts';
import { type FoundFile, scanFolder } from './scan.ts';

/** Notes prepared at once: enough to keep an intake thread busy, few enough to stop soon. */
const batchSize = 32;

export interface IntakeObserver {
  onScanning(): void;
  /** Called as work goes on, with files. */
  onProgress(done: number, total: number): Promise<void>;
}

/** What became of a folder's files. */
export interface IntakeResult {
  /** False when the folder could not be found: its notes are kept as they were. */
  available: boolean;
  /** Notes added, changed or removed. */
  changes: number;
}

/**
 * Brings what is stored of a folder up to what is on the disk. A file whose size and time are the stored ones is not
 * opened; one whose content is the stored one is not cut again; notes that are gone from the disk leave the index.
 */
export async function indexFolder(
  store: NoteStore,
  threads: IntakeThreads,
  folder: { id: number; path: string },
  observer: IntakeObserver,
  signal: AbortSignal,
): Promise<IntakeResult> {
  observer.onScanning();
  const stored = await storedFiles(store.database, folder.id);
  const scan = await scanFolder(folder.path).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EIO', 'ENODEV'].includes(systemCodeOf(error) ?? '')) return null;
    throw error;
  });
  // A drive that is unplugged leaves nothing, or an empty folder where it was mounted; neither means that notes were deleted.
  if (scan === null || (scan.empty && stored.size > 0)) return { available: false, changes: 0 };

  const found = new Set(scan.files.map((file) => file.path));
  const unseen = scan.unreadable.map(({ path }) => `${path}/`);
  const gone = [...stored.values()].filter(
    ({ path }) => !found.has(path) && !unseen.some((folder) => path.startsWith(folder)),
  );
  for (let at = 0; at < gone.length && !signal.aborted; at += batchSize) {
    await deleteNotes(
      store,
      gone.slice(at, at + batchSize).map(({ id }) => id),
    );
  }
  let changes = gone.length;

  const work = scan.files.filter((file) => isStale(stored.get(file.path), file));
  const skipped = [...scan.unreadable];
  let done = 0;
  await observer.onProgress(done, work.length);
  // Ahead of what is being written, every thread has a batch at hand and one that waits.
  const preparing: Promise<PreparationOutcome[]>[] = [];
  const batches: FoundFile[][] = [];
  for (let at = 0; at < work.length; at += batchSize) batches.push(work.slice(at, at + batchSize));
  for (const [index, files] of batches.entries()) {
    if (signal.aborted) break;
    for (const ahead of batches.slice(preparing.length, index + 2 * threads.size)) {
      preparing.push(prepareBatch(threads, folder.path, ahead, stored));
    }
    const outcomes = (await preparing[index]) ?? [];
    const batch = await storeBatch(store, folder, files, outcomes, stored);
    changes += batch.stored;
    skipped.push(...batch.skipped);
    done += files.length;
    await observer.onProgress(done, work.length);
  }
  if (!signal.aborted) await recordSkippedFiles(store.database, folder.id, skipped);
  return { available: true, changes };
}

function isStale(stored: StoredFile | undefined, file: FoundFile): boolean {
  return (
    stored === undefined ||
    !stored.current ||
    stored.size !== file.size ||
    stored.modifiedAt !== file.modifiedAt ||
    stored.contentHash === ''
  );
}

/** Never rejects: a file that an intake thread dies over costs that file, not the folder. */
async function prepareBatch(
  threads: IntakeThreads,
  root: string,
  files: FoundFile[],
  stored: Map<string, StoredFile>,
): Promise<PreparationOutcome[]> {
  const wanted = files.map(({ path }) => {
    const known = stored.get(path);
    return { path, storedHash: known?.current ? known.contentHash : null };
  });
  try {
    return wanted.length === 0 ? [] : await threads.prepare(root, wanted);
  } catch (error) {
    const [first] = files;
    if (first === undefined || files.length === 1) {
      return [{ kind: 'unreadable', path: first?.path ?? '', reason: `Reading this file failed: ${messageOf(error)}` }];
    }
    const outcomes: PreparationOutcome[] = [];
    for (const file of files) outcomes.push(...(await prepareBatch(threads, root, [file], stored)));
    return outcomes;
  }
}

/** Writes what was prepared; returns how many notes that were, and the files that could not be read. */
async function storeBatch(
  store: NoteStore,
  folder: { id: number; path: string },
  files: FoundFile[],
  outcomes: PreparationOutcome[],
  stored: Map<string, StoredFile>,
): Promise<{ stored: number; skipped: { path: string; reason: string }[] }> {
  const skipped: { path: string; reason: string }[] = [];
  const notes: NoteToStore[] = [];
  const touched: { id: number; file: FoundFile }[] = [];
  const unreadable: number[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    const known = stored.get(file.path);
    if (outcome.kind === 'prepared') {
      notes.push({ note: outcome, file, documentId: known?.id ?? null });
    } else if (outcome.kind === 'unchanged') {
      if (known !== undefined) touched.push({ id: known.id, file });
    } else {
      skipped.push(outcome);
      if (known !== undefined) unreadable.push(known.id);
    }
  }
  if (unreadable.length > 0) await deleteNotes(store, unreadable);
  if (touched.length > 0) await touchNotes(store, touched);
  if (notes.length > 0) await storeNotes(store, folder, notes);
  return { stored: notes.length, skipped };
}
