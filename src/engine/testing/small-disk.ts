import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freeSpace } from '../lib/free-space.ts';
import { temporaryFolder } from './folders.ts';

const megabyte = 1_000_000;

export interface SmallDisk {
  folder: string;
  /** Fills the disk until so many megabytes are free, as another program would. */
  fill(leaving: number): void;
  /** Deletes what has filled it. */
  empty(): void;
}

/** A file system in memory of so many megabytes, gone when the test ends; null where none can be made, as without root. */
export async function smallDisk(size: number): Promise<SmallDisk | null> {
  const folder = await temporaryFolder();
  if (process.platform !== 'linux') return null;
  const options = `size=${size * megabyte},mode=0777`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  const filler = join(folder, 'filler');
  return {
    folder,
    fill(leaving) {
      const zeros = Buffer.alloc(65_536);
      const file = openSync(filler, 'a');
      while (freeSpace(folder) > leaving * megabyte) writeSync(file, zeros);
      closeSync(file);
    },
    empty: () => rmSync(filler, { force: true }),
  };
}
