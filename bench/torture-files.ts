import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isNoteName } from '../src/engine/indexing/is-note-file.ts';
import { defaultSettings } from '../src/engine/notes/folder-settings.ts';

export interface FoundOnDisk {
  /** What is called like a note; `isSame`: a link to something that is called like a note, too, in its own place. */
  notes: { path: string; isSame: boolean }[];
  /** Files and links that are not. */
  others: number;
}

/** Everything below a folder that is no folder, told without the engine’s help. Paths are relative to it. */
export async function filesBelow(root: string): Promise<FoundOnDisk> {
  const found: FoundOnDisk = { notes: [], others: 0 };
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let entries: Dirent[] = [];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      console.log(`  ${folder} cannot be looked into: ${error}`);
    }
    for (const entry of entries) {
      const at = join(folder, entry.name);
      const path = relative(root, at);
      if (entry.isDirectory()) folders.push(at);
      else if (!isNoteName(path, defaultSettings)) found.others++;
      else found.notes.push({ path, isSame: entry.isSymbolicLink() && (await leadsToNote(root, at)) });
    }
  }
  return found;
}

async function leadsToNote(root: string, link: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  return target?.startsWith(root) === true && isNoteName(target, defaultSettings);
}
