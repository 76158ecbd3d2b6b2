import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../shared/errors.ts';
import { formatOf } from './format.ts';

/** A note found on disk. */
export interface FoundFile {
  /** Inside the folder, with `/` between its parts. */
  path: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
}

export interface Scan {
  files: FoundFile[];
  /** Folders and files that could not be looked at, with the reason. */
  unreadable: { path: string; reason: string }[];
  /** Whether the folder holds nothing at all, notes or other. */
  empty: boolean;
}

/**
 * Every note below a folder, in the order of their paths. Folders that begin with a dot and `node_modules` are skipped,
 * and so are symbolic links: one that stays inside the folder leads to what is found in its own place anyway, one
 * that leaves it must not be followed, and none can make a loop.
 * @throws the system's error when the folder itself cannot be read.
 */
export async function scanFolder(root: string): Promise<Scan> {
  const top = await readdir(root, { withFileTypes: true });
  const scan: Scan = { files: [], unreadable: [], empty: top.length === 0 };
  const folders: string[] = [];
  await scanEntries(root, '', top, scan, folders);
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      const entries = await readdir(join(root, folder), { withFileTypes: true });
      await scanEntries(root, folder, entries, scan, folders);
    } catch (error) {
      scan.unreadable.push({ path: folder, reason: `The folder could not be read: ${messageOf(error)}` });
    }
  }
  scan.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return scan;
}

async function scanEntries(
  root: string,
  folder: string,
  entries: Dirent[],
  scan: Scan,
  folders: string[],
): Promise<void> {
  const notes: string[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') folders.push(path);
    } else if (entry.isFile() && isNote(entry.name)) {
      notes.push(path);
    }
  }
  await Promise.all(
    notes.map(async (path) => {
      try {
        const { size, mtimeMs } = await lstat(join(root, path));
        scan.files.push({ path, size, modifiedAt: mtimeMs });
      } catch (error) {
        scan.unreadable.push({ path, reason: `The file could not be looked at: ${messageOf(error)}` });
      }
    }),
  );
}

function isNote(name: string): boolean {
  const format = formatOf(name);
  return format !== null && format !== 'code';
}
