import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { messageOf, systemCodeOf } from '../../shared/errors.ts';

/** Larger files are no notes; they would hold up everything else. */
const mostBytes = 10 * 1024 * 1024;

export interface NoteFile {
  text: string;
  /** Of the file's bytes, 32 hexadecimal digits. */
  contentHash: string;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
}

/** Why a file was left out, in words for the person whose file it is. */
export interface Unreadable {
  reason: string;
}

export function isUnreadable(file: NoteFile | Unreadable): file is Unreadable {
  return 'reason' in file;
}

/** Reads and decodes one note: UTF-8, or UTF-16 with a byte order mark. The mark is no part of the text. */
export async function readNote(path: string): Promise<NoteFile | Unreadable> {
  try {
    const file = await open(path, 'r');
    try {
      const { size, mtimeMs } = await file.stat();
      if (size > mostBytes)
        return { reason: `The file has ${Math.ceil(size / 1024 / 1024)} MB; notes of up to 10 MB are read.` };
      const bytes = await file.readFile();
      const text = decode(bytes);
      if (text === null) return { reason: 'The file is not UTF-8 text. Save it as UTF-8 to have it indexed.' };
      if (text.includes('\0')) return { reason: 'The file is not text: it contains NUL bytes.' };
      return { text, contentHash: hash('sha256', bytes).slice(0, 32), modifiedAt: mtimeMs };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function reasonOf(error: unknown): string {
  switch (systemCodeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'Nearnote is not allowed to read the file. Change its permissions to have it indexed.';
    case 'ENOENT':
      return 'The file went away while it was being read.';
    default:
      return `The file could not be read: ${messageOf(error)}`;
  }
}
