import type { Stats } from 'node:fs';
import { lstat, opendir, realpath } from 'node:fs/promises';
import { basename, posix } from 'node:path';
import { systemCodeOf } from '../../shared/errors.ts';
import { pathIn } from '../lib/path-in.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import type { FoundFile } from '../notes/found-file.ts';
import { ignoreFiles } from './exclusions.ts';
import { marksOf } from './placeholder.ts';
import { type ScanProblem, Walk, type WalkOptions } from './walk.ts';

export interface Scan {
  /** Ordered by path. */
  files: FoundFile[];
  /** At most one for each path. */
  problems: ScanProblem[];
  /** Paths that could not be read: what is stored of them, and of what is below them, must be kept. */
  unseen: string[];
  /** The paths that this scan covers, with everything below them; the empty path is the whole folder. */
  scope: string[];
}

/**
 * Finds all notes in a folder.
 * @throws the system’s error if the folder itself cannot be read; the signal’s reason.
 */
export async function scanFolder(root: string, options: WalkOptions = { settings: defaultSettings }): Promise<Scan> {
  const before = await lstat(root);
  const walk = new Walk(root, options);
  await walk.folder('');
  await walk.links();
  await assertNotReplaced(root, before);
  return scanOf(walk, ['']);
}

/**
 * Finds the notes at some paths of a folder, which may be files, folders, or nothing (any more). If links are involved,
 * it has to scan the whole folder.
 * @throws as scanFolder.
 */
export async function scanPaths(root: string, paths: string[], options: WalkOptions): Promise<Scan> {
  const before = await lstat(root);
  const walk = new Walk(root, options);
  const scope = outermost(paths.map(affectedBy));
  for (const path of scope) {
    if (path === '' || (await passesLink(root, path))) return scanFolder(root, options);
    if (!(await walk.exclusions.enterParents(path))) continue;
    const found = await statIfThere(pathIn(root, path));
    if (found?.isSymbolicLink()) return scanFolder(root, options);
    if (found?.isDirectory() && !walk.exclusions.excludes(path, true)) await walk.folder(path);
    if (found !== null && !found.isDirectory()) await walk.file(path);
    if (found === null && (await isMarked(root, path))) walk.addPlaceholder(path);
  }
  await assertNotReplaced(root, before);
  return scanOf(walk, scope);
}

/** Whether a file stands for one that is only in the cloud. */
async function isMarked(root: string, path: string): Promise<boolean> {
  const marks = await Promise.all(marksOf(path).map((mark) => statIfThere(pathIn(root, mark))));
  return marks.some((mark) => mark !== null);
}

/** Whether a folder contains nothing at all. */
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
  // Several invalid names may look the same once Node has replaced their invalid characters.
  const distinct = new Map(problems.map((problem) => [problem.path, problem]));
  return { files, problems: [...distinct.values()], unseen, scope };
}

/** If a drive was removed during the scan, the notes that it did not find were not deleted. @throws FolderReplacedError */
async function assertNotReplaced(root: string, before: Stats): Promise<void> {
  const now = await lstat(root);
  if (now.dev !== before.dev || now.ino !== before.ino) throw new FolderReplacedError();
}

/** Another folder has taken the place of the one that was being scanned. */
export class FolderReplacedError extends Error {}

/** What a changed path affects: an ignore file affects its whole folder. */
function affectedBy(path: string): string {
  const isIgnoreFile = ignoreFiles.some((name) => name === posix.basename(path));
  return isIgnoreFile ? dirnameOf(path) : path;
}

function dirnameOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** The paths that are not inside another of them. */
function outermost(paths: string[]): string[] {
  const all = new Set(paths);
  if (all.has('')) return [''];
  const isCovered = (path: string): boolean => {
    for (let folder = dirnameOf(path); folder !== ''; folder = dirnameOf(folder)) if (all.has(folder)) return true;
    return false;
  };
  return [...all].filter((path) => !isCovered(path)).toSorted();
}

/** Whether a folder above a path is a symbolic link. */
async function passesLink(root: string, path: string): Promise<boolean> {
  for (let folder = dirnameOf(path); folder !== ''; folder = dirnameOf(folder)) {
    if ((await statIfThere(pathIn(root, folder)))?.isSymbolicLink()) return true;
  }
  return false;
}

/** Null if nothing is at exactly this path: where case does not matter, `a.md` is not at `A.md`. */
async function statIfThere(path: string): Promise<Stats | null> {
  try {
    const found = await lstat(path);
    if (!ignoresCase || found.isSymbolicLink()) return found;
    return basename(await realpath(path)) === basename(path) ? found : null;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

const ignoresCase = process.platform === 'darwin' || process.platform === 'win32';
