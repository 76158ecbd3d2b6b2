import { hash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, stat } from 'node:fs/promises';
import { systemCodeOf, userTextOf } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { fileTime } from '../lib/file-time.ts';
import { openToRead } from '../lib/read-bytes.ts';
import type { Unreadable } from './decode.ts';

export const megabyte = 1024 * 1024;

/** Advice about a document that cannot be read. */
export const saveAgain = userText('If another program can open it, save it again from there.');

/** A mailbox that is too large to be held in memory, by the places of its messages. */
export interface MailboxFile {
  path: string;
  size: number;
  /** Where the line before each message begins, in bytes. */
  starts: readonly number[];
}

export interface FileContent {
  bytes: Uint8Array;
  /** Of a mailbox too large to be held, where its messages are; `bytes` is empty then. */
  mailbox?: MailboxFile;
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

/** Reads an ordinary file of at most `maxBytes`. */
export function readBytes(path: string, maxBytes: number): Promise<FileContent | Unreadable | Inaccessible> {
  return withFile(path, maxBytes, async (file, { size, modifiedAt }) => {
    const bytes = await readUpTo(file, size);
    return { bytes, contentHash: hash('sha256', bytes).slice(0, 32), modifiedAt };
  });
}

/**
 * Opens an ordinary file of at most `maxBytes` to be read. Pipes and devices are not opened: reading one may never begin,
 * never end, or have effects.
 */
export async function withFile<T extends object>(
  path: string,
  maxBytes: number,
  read: (file: FileHandle, stats: { size: number; modifiedAt: number }) => Promise<T | Unreadable>,
): Promise<T | Unreadable | Inaccessible> {
  try {
    const before = refusal(await stat(path), maxBytes);
    if (before !== null) return before;
    const file = await openToRead(path);
    try {
      const stats = await file.stat();
      const refused = refusal(stats, maxBytes);
      if (refused !== null) return refused;
      return await read(file, { size: stats.size, modifiedAt: fileTime(stats.mtimeMs) });
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
  return stats.size <= maxBytes ? null : refusalOfSize(stats.size, maxBytes);
}

/** That a file is too large. Both in bytes. */
export function refusalOfSize(size: number, maxBytes: number): Unreadable {
  return {
    reason: userText(
      'The file has {size} MB; files of this kind are read up to {max} MB. Split it to have it indexed.',
      { size: Math.ceil(size / megabyte), max: Math.floor(maxBytes / megabyte) },
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
