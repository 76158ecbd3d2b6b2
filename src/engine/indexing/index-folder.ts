import { stat } from 'node:fs/promises';
import { systemCodeOf } from '../../shared/errors.ts';
import { isSame } from '../../shared/user-text.ts';
import type { FoundFile } from '../notes/found-file.ts';
import type { ParsingThreads } from '../parsing/parsing-threads.ts';
import type { Database } from '../store/database.ts';
import { deleteNotes, type NoteStore, type TouchedNote, touchNotes } from '../store/notes.ts';
import { forgetProblems, recordProblems, type StoredProblem, storedProblems } from '../store/problems.ts';
import { type StoredFile, storedFiles } from '../store/stored-files.ts';
import type { IndexedFolder, IndexingObserver } from './indexed-folder.ts';
import { MovedNotes } from './moved-notes.ts';
import { FolderReplacedError, isEmptyFolder, type Scan, scanPaths } from './scan.ts';
import { writeInBatches } from './write-batches.ts';

/** Notes to delete, or to update, in one transaction. */
const deleteBatchSize = 32;
const touchBatchSize = 200;

export interface IndexingResult {
  /** False if the folder could not be found: its notes are kept as they are. */
  available: boolean;
  /** Notes added, changed, moved or removed, and problems found or resolved. */
  changes: number;
}

/**
 * Updates what is stored of some paths of a folder from the disk; the empty path is the whole folder. A file with the
 * stored size and time is not opened; one with the stored content is not chunked again; a new file with the id or the
 * content of a missing one is that note, moved; notes whose files are gone are deleted.
 */
export async function indexFolder(
  store: NoteStore,
  threads: ParsingThreads,
  folder: IndexedFolder,
  paths: string[],
  observer: IndexingObserver,
  signal: AbortSignal,
): Promise<IndexingResult> {
  const scan = await scanIfThere(folder, paths, observer, signal);
  if (scan === null) return { available: false, changes: 0 };
  const stored = await storedFiles(store.database, folder.id, scan.scope);
  // An unplugged drive may leave an empty folder at its mount point: its notes were not deleted.
  if (scan.files.length === 0 && stored.size > 0 && (await isEmptyFolder(folder.path))) {
    return { available: false, changes: 0 };
  }
  const { knownProblems, problemChanges } = await updateProblems(store.database, folder.id, scan);
  // What the user has written last is what they look for first. Passages are embedded in the order in which they are stored.
  const work = scan.files
    .filter((file) => needsReading(file, stored.get(file.path), knownProblems.get(file.path)))
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt);
  const found = new Set(scan.files.map(({ path }) => path));
  const gone = [...stored.values()].filter(({ path }) => !found.has(path) && !isUnseen(scan, path));
  const moved = new MovedNotes(
    gone,
    work.filter(({ path }) => !stored.has(path)),
  );
  const replaced = replacedFiles(scan.files, stored, work);
  await inBatches(replaced, touchBatchSize, signal, (batch) => touchNotes(store, batch));
  let changes = problemChanges;
  changes += await deleteInBatches(store, moved.deleted, signal);
  await observer.onWork(work.length, async () => {
    changes += await writeInBatches({ store, threads, folder, stored, knownProblems, moved }, work, observer, signal);
  });
  // A folder that went away while it was read has not lost the notes that were not read any more.
  if (!(await isFolder(folder.path))) return { available: false, changes };
  if (!signal.aborted) changes += await deleteInBatches(store, moved.unclaimed(), signal);
  return { available: true, changes };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (unavailableCodes.has(systemCodeOf(error) ?? '')) return false;
    throw error;
  }
}

/** Null if the folder is not available. */
async function scanIfThere(
  folder: IndexedFolder,
  paths: string[],
  observer: IndexingObserver,
  signal: AbortSignal,
): Promise<Scan | null> {
  try {
    const { settings, path } = folder;
    return await scanPaths(path, paths, {
      settings,
      signal,
      onFolder: (subfolder) => observer.onFolder(subfolder),
      onFound: (files) => observer.onFound(files),
    });
  } catch (error) {
    if (error instanceof FolderReplacedError || unavailableCodes.has(systemCodeOf(error) ?? '')) return null;
    throw error;
  }
}

const unavailableCodes = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EIO',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'EHOSTDOWN',
  'ETIMEDOUT',
]);

/** Records the problems that the scan found, and deletes those that are resolved. @returns the problems known before. */
async function updateProblems(
  database: Database,
  folderId: number,
  scan: Scan,
): Promise<{ knownProblems: Map<string, StoredProblem>; problemChanges: number }> {
  const knownProblems = await storedProblems(database, folderId);
  const withProblem = new Set(scan.problems.map(({ path }) => path));
  const found = new Set(scan.files.map(({ path }) => path));
  const resolved = [...knownProblems.keys()].filter(
    (path) =>
      isWithin(scan.scope, path) &&
      !withProblem.has(path) &&
      !isUnseen(scan, path) &&
      // If the file is there, a problem of an earlier scan is resolved, but a problem of reading remains until it is read.
      (!found.has(path) || knownProblems.get(path)?.changedAt === null),
  );
  if (resolved.length > 0) await forgetProblems(database, folderId, resolved);
  const added = scan.problems.filter(({ path, reason, isRemark = false }) => {
    const known = knownProblems.get(path);
    return known?.isRemark !== isRemark || !isSame(known.reason, reason);
  });
  if (added.length > 0) {
    await recordProblems(
      database,
      folderId,
      added.map((problem) => ({ isRemark: false, ...problem, changedAt: null, isDue: false })),
    );
  }
  return { knownProblems, problemChanges: resolved.length + added.length };
}

function needsReading(file: FoundFile, stored: StoredFile | undefined, problem: StoredProblem | undefined): boolean {
  // Only problems found while reading have the time of the file’s last change.
  const wasRead = problem !== undefined && problem.changedAt !== null;
  if (wasRead && problem.isDue) return true;
  // A file that could not be read as it is now still cannot be read, even if search has what it was before.
  const isReadNow = stored?.current === true && stored.size === file.size && stored.modifiedAt === file.modifiedAt;
  const stillFails = wasRead && !isReadNow && problem.changedAt === file.changedAt;
  return isStale(stored, file) && !stillFails;
}

function isStale(stored: StoredFile | undefined, file: FoundFile): boolean {
  return (
    stored === undefined ||
    !stored.current ||
    !stored.linked ||
    stored.size !== file.size ||
    stored.modifiedAt !== file.modifiedAt ||
    stored.contentHash === ''
  );
}

/** Whether the scan could not see a path. */
function isUnseen(scan: Scan, path: string): boolean {
  return scan.unseen.length > 0 && isWithin(scan.unseen, path);
}

function isWithin(places: string[], path: string): boolean {
  return places.some((place) => place === '' || path === place || path.startsWith(`${place}/`));
}

/** Files that replace the stored ones without a difference in path, size or time: only their id has changed. */
function replacedFiles(files: FoundFile[], stored: Map<string, StoredFile>, work: FoundFile[]): TouchedNote[] {
  const read = new Set(work);
  return files.flatMap((file) => {
    const known = stored.get(file.path);
    return known === undefined || known.fileId === file.fileId || read.has(file) ? [] : [{ id: known.id, file }];
  });
}

/** Writes in batches, so that a search need not wait long. @returns how many notes were written before an abort. */
async function inBatches<N>(
  notes: N[],
  batchSize: number,
  signal: AbortSignal,
  write: (batch: N[]) => Promise<void>,
): Promise<number> {
  for (let at = 0; at < notes.length; at += batchSize) {
    if (signal.aborted) return at;
    await write(notes.slice(at, at + batchSize));
  }
  return notes.length;
}

function deleteInBatches(store: NoteStore, notes: StoredFile[], signal: AbortSignal): Promise<number> {
  const ids = notes.map(({ id }) => id);
  return inBatches(ids, deleteBatchSize, signal, (batch) => deleteNotes(store, batch));
}
