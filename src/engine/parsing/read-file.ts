import { hash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { systemCodeOf, userTextOf } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { fileTime } from '../lib/file-time.ts';
import type { Unreadable } from './decode.ts';

export const megabyte = 1024 * 1024;

/** Advice about a document that cannot be read. */
export const saveAgain = userText('If another program can open it, save it again from there.');

export interface FileContent {
  bytes: Uint8Array;
  /** Hash of the bytes, 32 hexadecimal digits. */
  contentHash: string;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
}

/** Why the system did not let a file be read. Its content is unknown, and it may be readable later. */
export interface Inaccessible extends Unreadable {
  isAccessible: false;
}

export function isInaccessible(file: Unreadable): file is Inaccessible {
  return 'isAccessible' in file;
}

export function isUnreadable<T extends object>(file: T | Unreadable): file is Unreadable {
  return 'reason' in file;
}

/**
 * Reads an ordinary file of at most `maxBytes`. Pipes and devices are not opened: reading one may never begin, never
 * end, or have effects.
 */
export async function readBytes(path: string, maxBytes: number): Promise<FileContent | Unreadable | Inaccessible> {
  try {
    const before = refusal(await stat(path), maxBytes);
    if (before !== null) return before;
    // If a pipe has just taken the file’s place, opening it must not wait for a writer.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      const refused = refusal(stats, maxBytes);
      if (refused !== null) return refused;
      const bytes = await readUpTo(file, stats.size);
      return { bytes, contentHash: hash('sha256', bytes).slice(0, 32), modifiedAt: fileTime(stats.mtimeMs) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { reason: reasonOf(path, error), isAccessible: false };
  }
}

function refusal(stats: Stats, maxBytes: number): Unreadable | null {
  if (!stats.isFile())
    return {
      reason: userText('This is not an ordinary file but a pipe, a device or the like. Nearnote does not open it.'),
    };
  if (stats.size <= maxBytes) return null;
  const [size, max] = [Math.ceil(stats.size / megabyte), Math.floor(maxBytes / megabyte)];
  return {
    reason: userText(
      'The file has {size} MB; files of this kind are read up to {max} MB. Split it to have it indexed.',
      { size, max },
    ),
  };
}

/** Reads at most `size` bytes: a file that grows meanwhile is read up to the size it had when opened. */
async function readUpTo(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function reasonOf(path: string, error: unknown): UserText {
  if (systemCodeOf(error) === 'ENOENT' && path.includes('\uFFFD')) {
    return userText(
      'The file’s name is not valid Unicode, so the file cannot be opened. Rename it to have it indexed.',
    );
  }
  switch (systemCodeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return userText('Nearnote is not allowed to read the file. Change its permissions to have it indexed.');
    case 'EBUSY':
      return userText('Another program has locked the file. Close it there, and try again.');
    case 'ENOENT':
      return userText('The file disappeared while it was being read.');
    default:
      return userText('The file cannot be read now ({error}). Check its drive, and try again.', {
        error: userTextOf(error),
      });
  }
}
