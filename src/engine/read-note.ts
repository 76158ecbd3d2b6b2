import { join } from 'node:path';
import type { Note } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { formatOf } from './intake/format.ts';
import { isUnreadable, readNote } from './intake/read.ts';
import { passagesOf } from './store/candidates.ts';
import type { Database } from './store/database.ts';
import { type LocatedNote, locateNote } from './store/documents.ts';

/** @throws NearnoteError `note-missing`. */
export async function locatedNote(database: Database, documentId: number): Promise<LocatedNote> {
  const located = await locateNote(database, documentId);
  if (located === undefined) throw new NearnoteError('note-missing', 'This note is no longer in the library.');
  return located;
}

/**
 * A note as it is on the disk now, and where the chunk's passage stands in it.
 * @throws NearnoteError `note-missing` when the note or its file is gone, or cannot be read.
 */
export async function noteWithPassage(database: Database, documentId: number, chunkId: number | null): Promise<Note> {
  const { title, folder, path, contentHash } = await locatedNote(database, documentId);
  const file = await readNote(join(folder, path));
  if (isUnreadable(file)) throw new NearnoteError('note-missing', `${path}: ${file.reason}`);
  const chunk = chunkId === null ? undefined : (await passagesOf(database, [chunkId])).get(chunkId);
  const passage = chunk === undefined ? null : placeOf(chunk, file.text, file.contentHash === contentHash);
  return {
    documentId,
    title,
    folder,
    path,
    format: formatOf(path) ?? 'text',
    text: file.text,
    modifiedAt: file.modifiedAt,
    passage,
  };
}

/** In a file that has changed since, the passage may still stand, somewhere else. */
function placeOf(chunk: { passage: string; start: number; end: number }, text: string, unchanged: boolean) {
  if (unchanged) return { start: chunk.start, end: chunk.end };
  const start = chunk.passage === '' ? -1 : text.indexOf(chunk.passage);
  return start === -1 ? null : { start, end: start + chunk.passage.length };
}
