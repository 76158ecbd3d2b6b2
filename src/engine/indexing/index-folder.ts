import { systemCodeOf } from '../../shared/errors.ts';
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

/** Notes deleted in one go. */
const deletedAtOnce = 32;
/** Notes whose rows are written in one go. */
const touchedAtOnce = 200;

/** What became of a folder's files. */
export interface IndexingResult {
  /** False when the folder could not be found: its notes are kept as they were. */
  available: boolean;
  /** Notes added, changed, moved or removed, and problems found or mended. */
  changes: number;
}

/**
 * Brings what is stored of some paths of a folder up to what is on the disk; the empty path is the whole folder. A file
 * whose size and time are the stored ones is not opened; one whose content is the stored one is not cut again; one that
 * turns up where another has gone and has its content is that note; notes that are gone from the disk leave the index.
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
  // A drive that is unplugged may leave an empty folder where it was mounted; that does not mean that notes were deleted.
  if (scan.files.length === 0 && stored.size > 0 && (await isEmptyFolder(folder.path))) {
    return { available: false, changes: 0 };
  }
  const { standing, settled } = await settleProblems(store.database, folder.id, scan);
  const work = scan.files.filter((file) => isToBeRead(file, stored.get(file.path), standing.get(file.path)));
  const found = new Set(scan.files.map(({ path }) => path));
  const gone = [...stored.values()].filter(({ path }) => !found.has(path) && !isUnseen(scan, path));
  const moved = new MovedNotes(
    gone,
    work.filter(({ path }) => !stored.has(path)),
  );
  const replaced = replacedFiles(scan.files, stored, work);
  await inParts(replaced, touchedAtOnce, signal, (some) => touchNotes(store, some));
  let changes = settled;
  changes += await deleteInParts(store, moved.surelyGone, signal);
  await observer.onWork(work.length, async () => {
    changes += await writeInBatches({ store, threads, folder, stored, standing, moved }, work, observer, signal);
  });
  if (!signal.aborted) changes += await deleteInParts(store, moved.left(), signal);
  return { available: true, changes };
}

/** Null when the folder is not there. */
async function scanIfThere(
  folder: IndexedFolder,
  paths: string[],
  observer: IndexingObserver,
  signal: AbortSignal,
): Promise<Scan | null> {
  try {
    const { settings, path } = folder;
    return await scanPaths(path, paths, { settings, signal, onFolder: (inside) => observer.onFolder(inside) });
  } catch (error) {
    if (error instanceof FolderReplacedError || lost.has(systemCodeOf(error) ?? '')) return null;
    throw error;
  }
}

const lost = new Set([
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

/** Writes down what the scan found wrong, and forgets what is wrong no more. @returns what was wrong before. */
async function settleProblems(
  database: Database,
  folderId: number,
  scan: Scan,
): Promise<{ standing: Map<string, StoredProblem>; settled: number }> {
  const standing = await storedProblems(database, folderId);
  const wrong = new Set(scan.problems.map(({ path }) => path));
  const there = new Set(scan.files.map(({ path }) => path));
  const mended = [...standing.keys()].filter(
    (path) =>
      isWithin(scan.scope, path) &&
      !wrong.has(path) &&
      !isUnseen(scan, path) &&
      // What was wrong with a file that is there now is known when it is read; what kept it from being found is over.
      (!there.has(path) || standing.get(path)?.changedAt === null),
  );
  if (mended.length > 0) await forgetProblems(database, folderId, mended);
  const news = scan.problems.filter(({ path, reason }) => standing.get(path)?.reason !== reason);
  if (news.length > 0) {
    await recordProblems(
      database,
      folderId,
      news.map((problem) => ({ ...problem, changedAt: null, isDue: false })),
    );
  }
  return { standing, settled: mended.length + news.length };
}

function isToBeRead(file: FoundFile, stored: StoredFile | undefined, problem: StoredProblem | undefined): boolean {
  // What is wrong with a file was found by reading it, unless it was found by the scan.
  const wasRead = problem !== undefined && problem.changedAt !== null;
  if (wasRead && problem.isDue) return true;
  // One that could not be read and is as it was then still cannot be.
  const stillFails = wasRead && stored === undefined && problem.changedAt === file.changedAt;
  return isStale(stored, file) && !stillFails;
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

/** Whether the scan could learn nothing of a path. */
function isUnseen(scan: Scan, path: string): boolean {
  return scan.unseen.length > 0 && isWithin(scan.unseen, path);
}

function isWithin(places: string[], path: string): boolean {
  return places.some((place) => place === '' || path === place || path.startsWith(`${place}/`));
}

/** Files that are others than those that were read, though of the same content, as far as can be told without opening them. */
function replacedFiles(files: FoundFile[], stored: Map<string, StoredFile>, work: FoundFile[]): TouchedNote[] {
  const read = new Set(work);
  return files.flatMap((file) => {
    const known = stored.get(file.path);
    return known === undefined || known.fileId === file.fileId || read.has(file) ? [] : [{ id: known.id, file }];
  });
}

/** Writes of notes some at a time, so that a search need not wait long. @returns how many were written before the signal. */
async function inParts<N>(
  notes: N[],
  atOnce: number,
  signal: AbortSignal,
  write: (some: N[]) => Promise<void>,
): Promise<number> {
  for (let at = 0; at < notes.length; at += atOnce) {
    if (signal.aborted) return at;
    await write(notes.slice(at, at + atOnce));
  }
  return notes.length;
}

function deleteInParts(store: NoteStore, notes: StoredFile[], signal: AbortSignal): Promise<number> {
  const ids = notes.map(({ id }) => id);
  return inParts(ids, deletedAtOnce, signal, (some) => deleteNotes(store, some));
}
