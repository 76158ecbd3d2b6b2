import { statfsSync } from 'node:fs';

/** Bytes that a program may still write on the disk of a folder. It takes microseconds. */
export function freeSpace(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
