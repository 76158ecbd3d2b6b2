import { lstat } from 'node:fs/promises';
import { systemCodeOf } from '../../shared/errors.ts';
import { isSame, type UserText, userText } from '../../shared/user-text.ts';
import { pathIn } from '../lib/path-in.ts';
import type { FoundFile } from '../notes/found-file.ts';
import type { NoteLink } from '../notes/link.ts';
import type { ParsingOutcome } from '../parsing/parsing-contract.ts';
import type { ParsingThreads } from '../parsing/parsing-threads.ts';
import { megabyte } from '../parsing/read-file.ts';
import { replaceLinks } from '../store/links.ts';
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

/** Files in a batch, and their bytes: enough to keep a parsing thread busy, but few enough to stop soon and to fit in memory. */
const batchSize = 32;
const batchBytes = 4 * megabyte;

interface WriteDependencies {
  store: NoteStore;
  threads: ParsingThreads;
  folder: IndexedFolder;
  stored: Map<string, StoredFile>;
  /** Problems of files, from before. */
  knownProblems: Map<string, StoredProblem>;
  moved: MovedNotes;
}

/** Reads, chunks and stores files, in order. @returns how many notes and problems have changed. */
export async function writeInBatches(
  dependencies: WriteDependencies,
  work: FoundFile[],
  observer: IndexingObserver,
  signal: AbortSignal,
): Promise<number> {
  let changes = 0;
  let parsed = 0;
  observer.onParsed(parsed, work.length);
  const onFile = () => observer.onParsed(++parsed, work.length);
  // While one batch is written, every thread prepares one and has another waiting. Batches are freed once written.
  const preparing: Promise<ParsingOutcome[] | null>[] = [];
  const batches = batchesOf(work);
  let begun = 0;
  for (const files of batches) {
    if (signal.aborted) break;
    for (const ahead of batches.slice(begun, begun + 2 * dependencies.threads.size - preparing.length)) {
      preparing.push(prepareBatch(dependencies, ahead, onFile, signal));
      begun++;
    }
    const outcomes = (await preparing.shift()) ?? null;
    if (outcomes === null) break;
    changes += await storeBatch(dependencies, files, outcomes, signal);
    await observer.onStored();
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

/** Null if aborted, at once: a file may take long to parse. */
async function prepareBatch(
  { threads, folder, stored, knownProblems }: WriteDependencies,
  files: FoundFile[],
  onFile: () => void,
  signal: AbortSignal,
): Promise<ParsingOutcome[] | null> {
  const { mostMegabytes } = folder.settings;
  const wanted = files.map(({ path, size }) => {
    const known = stored.get(path);
    // A file with a problem is parsed even if it is unchanged, to see whether the problem is resolved.
    const isKnown = known?.current === true && !knownProblems.has(path);
    return {
      path,
      size,
      storedHash: isKnown ? known.contentHash : null,
      linked: known?.linked ?? false,
      mostMegabytes,
    };
  });
  try {
    return await threads.prepare(folder.path, wanted, { signal, onFile });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** Writes prepared notes and their problems. @returns how many notes and problems have changed. */
async function storeBatch(
  { store, folder, stored, knownProblems, moved }: WriteDependencies,
  files: FoundFile[],
  outcomes: ParsingOutcome[],
  signal: AbortSignal,
): Promise<number> {
  const problems: StoredProblem[] = [];
  const report = (
    { path, changedAt }: FoundFile,
    reason: UserText,
    kind: Partial<Pick<StoredProblem, 'isDue' | 'isRemark'>> = {},
  ) => problems.push({ path, reason, changedAt, isDue: false, isRemark: false, ...kind });
  const notes: NoteToStore[] = [];
  const moves: { id: number; path: string }[] = [];
  const movedHere = ({ path }: FoundFile, note: StoredFile | undefined) => {
    if (note !== undefined) moves.push({ id: note.id, path });
    return note;
  };
  const touched: TouchedNote[] = [];
  const linked: { id: number; links: NoteLink[] }[] = [];
  const unreadable: number[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const file = files[index];
    if (file === undefined) continue;
    const known = stored.get(file.path);
    if (outcome.kind === 'prepared') {
      const before =
        known ?? movedHere(file, moved.claimByFile(file.path) ?? moved.claimByContent(outcome.contentHash, file.path));
      notes.push({ note: outcome, file, noteId: before?.id ?? null });
      if (outcome.warning !== null) report(file, outcome.warning, { isRemark: true });
    } else if (outcome.kind === 'unchanged') {
      if (known !== undefined) touched.push({ id: known.id, file });
      if (known !== undefined && outcome.links !== null) linked.push({ id: known.id, links: outcome.links });
    } else if (await isThere(pathIn(folder.path, file.path))) {
      if (outcome.kind === 'unreadable') {
        report(file, outcome.reason);
        if (known !== undefined) unreadable.push(known.id);
      } else {
        const before = known ?? movedHere(file, moved.claimByFile(file.path));
        report(file, before === undefined ? outcome.reason : foundAsBefore(outcome.reason), { isDue: true });
      }
    }
  }
  if (moves.length > 0) await moveNotes(store, moves);
  if (unreadable.length > 0) await deleteNotes(store, unreadable);
  if (touched.length > 0) await touchNotes(store, touched);
  if (linked.length > 0) await replaceLinks(store.database, linked);
  if (notes.length > 0) await storeNotes(store, folder, notes, signal);
  // The last note may be incomplete: its problems are recorded when it is stored again.
  if (signal.aborted) return notes.length;
  if (problems.length > 0) await recordProblems(store.database, folder.id, problems);
  const resolved = notes
    .filter(({ note }) => note.warning === null && knownProblems.has(note.path))
    .map(({ note }) => note.path);
  if (resolved.length > 0) await forgetProblems(store.database, folder.id, resolved);
  const added = problems.filter(({ path, reason }) => !isSame(knownProblems.get(path)?.reason, reason));
  return notes.length + added.length + resolved.length;
}

/** A file that is gone since the scan, perhaps with its drive, is not broken; only the next scan decides if it was deleted. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return false;
  }
}

function foundAsBefore(reason: UserText): UserText {
  return userText('{reason} Until then, search finds the note as it was before.', { reason });
}
