import { stat } from 'node:fs/promises';
import type { Note, NoteFormat } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import { fileTime } from '../lib/file-time.ts';
import { pathIn } from '../lib/path-in.ts';
import { formatOf } from '../notes/format.ts';
import { isTextFormat } from '../parsing/format-limits.ts';
import { lineAndColumn } from '../parsing/lines.ts';
import { readText } from '../parsing/note-text.ts';
import type { NoteText } from '../parsing/parsing-contract.ts';
import type { ParsingThreads } from '../parsing/parsing-threads.ts';
import { isUnreadable, megabyte } from '../parsing/read-file.ts';
import { chunkTexts } from '../store/chunk-texts.ts';
import type { Database } from '../store/database.ts';
import { type LocatedNote, locateNote } from '../store/notes.ts';
import { pagesRead } from '../store/scanned-pages.ts';
import { storedText } from '../store/stored-text.ts';

/** @throws NearnoteError `note-missing`. */
export async function locatedNote(database: Database, noteId: number): Promise<LocatedNote> {
  const located = await locateNote(database, noteId);
  if (located === undefined)
    throw new NearnoteError('note-missing', userText('This note is no longer in the library.'));
  return located;
}

/**
 * Reads a note from the disk, as the text that its chunks are cut from, and finds a chunk’s passage in it.
 * @throws NearnoteError `note-missing` when the note or its file is gone, or cannot be read.
 */
export async function noteWithPassage(
  database: Database,
  threads: ParsingThreads,
  noteId: number,
  chunkId: number | null,
): Promise<Note> {
  const { title, folder, path, contentHash, date } = await locatedNote(database, noteId);
  const format = formatOf(path) ?? 'text';
  const location = pathIn(folder, path);
  // Parsers run in threads of their own; plain text only has to be decoded.
  const file = isTextFormat(format)
    ? await readText(location)
    : ((await largeMailbox(database, { noteId, path: location, contentHash })) ?? (await threads.readText(location)));
  if (isUnreadable(file))
    throw new NearnoteError('note-missing', userText('{path}: {reason}', { path, reason: file.reason }));
  const chunk = chunkId === null ? undefined : (await chunkTexts(database, [chunkId])).get(chunkId);
  const passage = chunk === undefined ? null : locatePassage(chunk, file.text, file.contentHash === contentHash);
  return {
    noteId,
    title,
    folder,
    path,
    format,
    text: file.text,
    modifiedAt: file.modifiedAt,
    date,
    passage,
    recognisedPages: await pagesRead(database, noteId),
  };
}

/** Bytes. */
const largeFrom = 20 * megabyte;

/** The text of a large mailbox as it was read, as to read it again takes longer than the user waits; null for other files. */
async function largeMailbox(
  database: Database,
  { noteId, path, contentHash }: { noteId: number; path: string; contentHash: string },
): Promise<NoteText | null> {
  // Where the system does not say how large it is, whoever reads it says why.
  const stats = formatOf(path) === 'email' ? await stat(path).catch(() => null) : null;
  if (stats === null || stats.size < largeFrom) return null;
  return { text: await storedText(database, noteId), contentHash, modifiedAt: fileTime(stats.mtimeMs) };
}

/** Where a note is on the disk. */
export interface NoteFile {
  /** Absolute. */
  path: string;
  /** By its name; null for what is no note. */
  format: NoteFormat | null;
  /** The place in it, from 1; null where none was asked for, or the file’s text is not what the user reads. */
  at: { line: number; column: number } | null;
}

/**
 * A note’s file, and the line of a place in its text. @param offset in the decoded file, in UTF-16 code units; null for
 * the file alone. @throws NearnoteError `note-missing`.
 */
export async function noteFile(database: Database, noteId: number, offset: number | null): Promise<NoteFile> {
  const { folder, path } = await locatedNote(database, noteId);
  const location = pathIn(folder, path);
  const format = formatOf(path);
  if (offset === null || !isTextFormat(format ?? 'text')) return { path: location, format, at: null };
  const file = await readText(location);
  // Whoever opens a file that cannot be read sees why in the editor.
  return { path: location, format, at: isUnreadable(file) ? null : lineAndColumn(file.text, offset) };
}

/** Where the passage is now: in a file that has changed, it may have moved. Null if it is gone. */
function locatePassage(chunk: { passage: string; start: number; end: number }, text: string, unchanged: boolean) {
  if (unchanged) return { start: chunk.start, end: chunk.end };
  const start = chunk.passage === '' ? -1 : text.indexOf(chunk.passage);
  return start === -1 ? null : { start, end: start + chunk.passage.length };
}
