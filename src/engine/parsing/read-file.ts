import { hash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { messageOf, systemCodeOf } from '../../shared/errors.ts';
import type { Unreadable } from './decode.ts';

export const megabyte = 1024 * 1024;

/** What to do about a document that cannot be read here. */
export const saveAnew = 'If another program opens it, save it anew from there.';

export interface FileContent {
  bytes: Uint8Array;
  /** Of the bytes, 32 hexadecimal digits. */
  contentHash: string;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
}

/** Why the system did not let a file be read: what is in it is not known, and another time it may be read. */
export interface Unreached extends Unreadable {
  isReached: false;
}

export function isUnreached(file: Unreadable): file is Unreached {
  return 'isReached' in file;
}

export function isUnreadable<T extends object>(file: T | Unreadable): file is Unreadable {
  return 'reason' in file;
}

/**
 * The bytes of an ordinary file of at most `mostBytes`. Pipes and devices are not opened: some never end, some never
 * begin, some do things when they are read.
 */
export async function readBytes(path: string, mostBytes: number): Promise<FileContent | Unreadable | Unreached> {
  try {
    const before = refusal(await stat(path), mostBytes);
    if (before !== null) return before;
    // Should a pipe have taken the file's place just now, opening it must not wait for a writer.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      const refused = refusal(stats, mostBytes);
      if (refused !== null) return refused;
      const bytes = await readUpTo(file, stats.size);
      return { bytes, contentHash: hash('sha256', bytes).slice(0, 32), modifiedAt: stats.mtimeMs };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { reason: reasonOf(path, error), isReached: false };
  }
}

function refusal(stats: Stats, mostBytes: number): Unreadable | null {
  if (!stats.isFile())
    return { reason: 'This is no ordinary file but a pipe, a device or the like. It is not opened.' };
  if (stats.size <= mostBytes) return null;
  const [size, most] = [Math.ceil(stats.size / megabyte), Math.floor(mostBytes / megabyte)];
  return {
    reason: `The file has ${size} MB; files of this kind are read up to ${most} MB. Split it to have it indexed.`,
  };
}

/** A file that grows while it is read is read as far as it went when it was opened. */
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

function reasonOf(path: string, error: unknown): string {
  if (systemCodeOf(error) === 'ENOENT' && path.includes('\uFFFD')) {
    return 'The file’s name is not Unicode text, so that it cannot be opened by it. Rename it to have it indexed.';
  }
  switch (systemCodeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'Nearnote is not allowed to read the file. Change its permissions to have it indexed.';
    case 'EBUSY':
      return 'Another program keeps the file to itself, so that it cannot be read now. Close it there, and try again.';
    case 'ENOENT':
      return 'The file went away while it was being read.';
    default:
      return `The file cannot be read now (${messageOf(error)}). Check its drive, and try again.`;
  }
}
