import type { Stats } from 'node:fs';
import { lstat, opendir, realpath } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { systemCodeOf } from '../../shared/errors.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import type { FoundFile } from '../notes/found-file.ts';
import { ignoreFiles } from './exclusions.ts';
import { type LeftOut, Walk, type WalkOptions } from './walk.ts';

export interface Scan {
  /** In the order of their paths. */
  files: FoundFile[];
  /** One for a path. */
  problems: LeftOut[];
  /** Paths of which nothing could be learnt: what is stored of them, and of what is inside, is still good. */
  unseen: string[];
  /** The paths that this scan tells all about, with what is inside them; the empty one is the whole folder. */
  scope: string[];
}

/**
 * Every note below a folder.
 * @throws the system's error when the folder itself cannot be read, and the signal's reason.
 */
export async function scanFolder(root: string, options: WalkOptions = { settings: defaultSettings }): Promise<Scan> {
  const before = await lstat(root);
  const walk = new Walk(root, options);
  await walk.folder('');
  await walk.links();
  await proveThere(root, before);
  return scanOf(walk, ['']);
}

/**
 * What became of some paths of a folder, files or folders, whether or not there is anything (any more). Looks at the
 * whole folder where that is what it takes: links are involved.
 * @throws as scanFolder does.
 */
export async function scanPaths(root: string, paths: string[], options: WalkOptions): Promise<Scan> {
  const before = await lstat(root);
  const walk = new Walk(root, options);
  const scope = outermost(paths.map(meant));
  for (const path of scope) {
    if (path === '' || (await leadsOverLink(root, path))) return scanFolder(root, options);
    if (!(await walk.exclusions.reach(path))) continue;
    const found = await look(join(root, path));
    if (found?.isSymbolicLink()) return scanFolder(root, options);
    if (found?.isDirectory() && !walk.exclusions.excludes(path, true)) await walk.folder(path);
    if (found !== null && !found.isDirectory()) await walk.file(path);
  }
  await proveThere(root, before);
  return scanOf(walk, scope);
}

/** Whether a folder holds nothing at all, notes or other. */
export async function isEmptyFolder(root: string): Promise<boolean> {
  const folder = await opendir(root);
  try {
    return (await folder.read()) === null;
  } finally {
    await folder.close();
  }
}

function scanOf({ files, problems, unseen }: Walk, scope: string[]): Scan {
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  // Several names that are no text may be made readable as one.
  const distinct = new Map(problems.map((problem) => [problem.path, problem]));
  return { files, problems: [...distinct.values()], unseen, scope };
}

/** A drive that went away meanwhile leaves no notes behind; that does not mean that they were deleted. */
async function proveThere(root: string, before: Stats): Promise<void> {
  const now = await lstat(root);
  if (now.dev !== before.dev || now.ino !== before.ino) throw new FolderReplacedError();
}

/** Another folder has taken the place of the one that was being read. */
export class FolderReplacedError extends Error {}

/** An ignore file speaks of all the folder that it is in. */
function meant(path: string): string {
  const isIgnoreFile = ignoreFiles.some((name) => name === posix.basename(path));
  return isIgnoreFile ? dirnameOf(path) : path;
}

function dirnameOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** Those of the paths that lie inside no other of them. */
function outermost(paths: string[]): string[] {
  const all = new Set(paths);
  if (all.has('')) return [''];
  const isCovered = (path: string): boolean => {
    for (let folder = dirnameOf(path); folder !== ''; folder = dirnameOf(folder)) if (all.has(folder)) return true;
    return false;
  };
  return [...all].filter((path) => !isCovered(path)).toSorted();
}

async function leadsOverLink(root: string, path: string): Promise<boolean> {
  for (let folder = dirnameOf(path); folder !== ''; folder = dirnameOf(folder)) {
    if ((await look(join(root, folder)))?.isSymbolicLink()) return true;
  }
  return false;
}

/** Null for what is not there, also where it is only called otherwise: `A.md`, on a system to which that is `a.md`. */
async function look(path: string): Promise<Stats | null> {
  try {
    const found = await lstat(path);
    if (!isCaseBlind || found.isSymbolicLink()) return found;
    return basename(await realpath(path)) === basename(path) ? found : null;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

const isCaseBlind = process.platform === 'darwin' || process.platform === 'win32';
