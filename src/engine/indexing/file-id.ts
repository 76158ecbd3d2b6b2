import type { Stats } from 'node:fs';

/**
 * An id that a file keeps when it is renamed or written in place, and that it shares only with its hard links; null where
 * the file system provides no reliable one. An inode number is reused after a file is deleted, so the time of the file’s
 * creation is added. The number of the device is not: it can change when the computer restarts.
 */
export function fileIdOf({ ino, birthtimeMs }: Pick<Stats, 'ino' | 'birthtimeMs'>): string | null {
  // On Windows and some network drives, inode numbers exceed JavaScript’s integers; some drives have no creation time.
  const isReliable = process.platform !== 'win32' && ino > 0 && Number.isSafeInteger(ino) && birthtimeMs > 0;
  return isReliable ? `${ino} ${birthtimeMs}` : null;
}
