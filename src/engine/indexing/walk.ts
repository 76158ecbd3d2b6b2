import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { posix, relative, sep } from 'node:path';
import type { FolderSettings } from '../../shared/domain.ts';
import { systemCodeOf, userTextOf } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { fileTime } from '../lib/file-time.ts';
import { Pace } from '../lib/pace.ts';
import { pathIn } from '../lib/path-in.ts';
import { isInside } from '../library/folder-path.ts';
import { formatOf } from '../notes/format.ts';
import type { FoundFile } from '../notes/found-file.ts';
import { maxBytesOf, maxDocumentBytes } from '../parsing/format-limits.ts';
import { megabyte } from '../parsing/read-file.ts';
import { Exclusions } from './exclusions.ts';
import { fileIdOf } from './file-id.ts';
import { isNoteName } from './is-note-file.ts';
import { inCloudOnly, isPlaceholder, notDownloaded } from './placeholder.ts';

/** A file or folder that cannot be indexed, and why. */
export interface ScanProblem {
  path: string;
  reason: UserText;
  /** Whether nothing is left out: a file of patterns, say, that is obeyed only in part. */
  isRemark?: boolean;
}

export interface WalkOptions {
  settings: FolderSettings;
  /** Called with every folder before it is read, so that a watch can begin without missing changes. */
  onFolder?: (path: string) => void;
  /** Called with the number of files found so far, with each of them. */
  onFound?: (files: number) => void;
  signal?: AbortSignal;
}

/** Files whose metadata is read concurrently. */
const concurrency = 500;
/** UTF-8 bytes of a path inside its folder. The index of the database allows 2,700, and systems may allow longer paths. */
const maxPathBytes = 2_500;

/**
 * Walks through a folder. Excluded folders are not entered. A symbolic link is followed only if it leads to something
 * inside the folder that was not found otherwise: two paths to one file are one note, loops end, and nothing outside is
 * touched. Only folders and links are opened; pipes, sockets and devices are not.
 */
export class Walk {
  readonly files: FoundFile[] = [];
  /** May contain a path several times, always with the same reason. */
  readonly problems: ScanProblem[] = [];
  /** Paths that could not be read: what is stored of them is kept. */
  readonly unseen: string[] = [];
  readonly exclusions: Exclusions;
  readonly #root: string;
  readonly #options: WalkOptions;
  /** The real paths, relative to the root, of the folders and files found so far. */
  readonly #foundFolders = new Set<string>();
  readonly #foundFiles = new Set<string>();
  readonly #links: string[] = [];
  readonly #pace = new Pace();

  constructor(root: string, options: WalkOptions) {
    this.#root = root;
    this.#options = options;
    this.exclusions = new Exclusions(root, options.settings, {
      onCut: (path, reason) => this.problems.push({ path, reason, isRemark: true }),
    });
  }

  /** Walks through a folder and its subfolders, without following links. `real` is its real path, if a link led to it. */
  async folder(path: string, real = path): Promise<void> {
    const folders = [{ path, real }];
    for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
      this.#options.signal?.throwIfAborted();
      if (this.#foundFolders.has(next.real)) continue;
      this.#foundFolders.add(next.real);
      this.#options.onFolder?.(next.path);
      await this.exclusions.enter(next.path);
      const entries = await this.#read(next.path);
      const inside = (name: string) => ({ path: under(next.path, name), real: under(next.real, name) });
      const notes: { path: string; real: string }[] = [];
      for (const entry of entries) {
        await this.#pace.pause(this.#options.signal);
        const child = inside(entry.name);
        if (this.#isTooLong(next.path, child.path)) continue;
        const away = entry.isFile() ? inCloudOnly(child.path) : null;
        if (away !== null) this.addPlaceholder(away);
        else if (this.#isFolderToEnter(entry, child.path)) folders.push(child);
        else if (entry.isFile() && this.#isNote(child.path)) notes.push(child);
      }
      for (let at = 0; at < notes.length; at += concurrency) {
        this.#options.signal?.throwIfAborted();
        await Promise.all(notes.slice(at, at + concurrency).map((note) => this.#addFile(note.path, note.real)));
      }
    }
  }

  /** Adds a single file, if it is a note. */
  async file(path: string): Promise<void> {
    if (!this.#isTooLong(posix.dirname(path), path) && this.#isNote(path)) await this.#addFile(path, path);
  }

  /** Follows the links found so far. To be called last: links add only what was not found otherwise. */
  async links(): Promise<void> {
    for (let links = this.#links.splice(0); links.length > 0; links = this.#links.splice(0)) {
      for (const link of links.toSorted()) await this.#follow(link);
    }
  }

  async #read(path: string): Promise<Dirent[]> {
    try {
      return await readdir(pathIn(this.#root, path), { withFileTypes: true });
    } catch (error) {
      if (path === '') throw error;
      this.unseen.push(path);
      this.#addFailure(path, error, 'folder');
      return [];
    }
  }

  /** Whether a path is too long to be stored, which is reported as a problem of its folder. */
  #isTooLong(folder: string, path: string): boolean {
    if (Buffer.byteLength(path) <= maxPathBytes) return false;
    this.problems.push({ path: folder, reason: tooDeep });
    return true;
  }

  /** Whether an entry is a folder to enter. Remembers links, and reports pipes, sockets and devices. */
  #isFolderToEnter(entry: Dirent, path: string): boolean {
    if (entry.isDirectory()) return !this.exclusions.excludes(path, true);
    if (entry.isSymbolicLink()) {
      // It may lead to a folder, so that patterns for folders apply, too.
      if (!this.exclusions.excludes(path, false) && !this.exclusions.excludes(path, true)) this.#links.push(path);
    } else if (!entry.isFile() && this.#isNote(path)) {
      this.problems.push({ path, reason: notAFile });
    }
    return false;
  }

  #isNote(path: string): boolean {
    return isNoteName(path, this.#options.settings) && !this.exclusions.excludes(path, false);
  }

  async #addFile(path: string, real: string): Promise<void> {
    try {
      const found = await lstat(pathIn(this.#root, real));
      if (found.isFile()) this.#add(path, real, found);
      else this.problems.push({ path, reason: notAFile });
    } catch (error) {
      this.#addFailure(path, error, 'file');
    }
  }

  #add(path: string, real: string, stats: Stats): void {
    if (this.#foundFiles.has(real)) return;
    this.#foundFiles.add(real);
    const { size, mtimeMs, ctimeMs: changedAt } = stats;
    const maxBytes = maxBytesOf(formatOf(path) ?? 'text', this.#options.settings.mostMegabytes);
    if (isPlaceholder(stats)) this.addPlaceholder(path);
    else if (size > maxBytes) this.problems.push({ path, reason: tooLarge(size, maxBytes) });
    else this.files.push({ path, size, modifiedAt: fileTime(mtimeMs), changedAt, fileId: fileIdOf(stats) });
    this.#options.onFound?.(this.files.length);
  }

  /** A file that would be downloaded to be read: what is stored of it is kept. */
  addPlaceholder(path: string): void {
    if (!this.#isNote(path)) return;
    this.unseen.push(path);
    this.problems.push({ path, reason: notDownloaded });
  }

  #addFailure(path: string, error: unknown, what: 'file' | 'folder'): void {
    const isGone = systemCodeOf(error) === 'ENOENT';
    // Node has replaced invalid characters of the name, so that the file cannot be found by it.
    if (isGone && path.includes('\ufffd')) this.problems.push({ path, reason: invalidName(what) });
    // Deleted a moment ago, which is no problem.
    if (isGone) return;
    this.unseen.push(path);
    this.problems.push({ path, reason: reasonOf(error, what) });
  }

  async #follow(link: string): Promise<void> {
    try {
      const target = await realpath(pathIn(this.#root, link));
      const real = relative(this.#root, target).replaceAll(sep, '/');
      const found = await lstat(target);
      if (!isInside(target, this.#root)) {
        if (found.isDirectory() || this.#isNote(link)) this.problems.push({ path: link, reason: outside(target) });
      } else if (found.isDirectory()) {
        if (!this.#foundFolders.has(real)) await this.folder(link, real);
      } else if (found.isFile()) {
        if (this.#isNote(link)) this.#add(link, real, found);
      } else if (this.#isNote(link)) {
        this.problems.push({ path: link, reason: notAFile });
      }
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === undefined) throw error;
      if (!this.#isNote(link)) return;
      const isBroken = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
      this.problems.push({ path: link, reason: isBroken ? brokenLink : reasonOf(error, 'file') });
    }
  }
}

const notAFile = userText(
  'This is a pipe, a socket or a device, which Nearnote does not open. Nothing needs to be done.',
);
const invalidName = (what: 'file' | 'folder') =>
  userText(
    'The name of this {what, select, folder {folder} other {file}} is not valid text, so it cannot be opened. Rename it to have it indexed.',
    { what },
  );
const tooDeep = userText(
  'The paths in this folder are too long to be stored. Shorten the names of the folders above it.',
);
const brokenLink = userText('This link points nowhere, or to itself. Fix or delete it.');
const outside = (target: string) =>
  userText(
    'This link points out of the folder, to {target}, and is not followed. If its target belongs in the library, add the target’s folder.',
    { target },
  );

function tooLarge(size: number, max: number): UserText {
  const megabytes = (bytes: number) => Number((bytes / megabyte).toFixed(1));
  const values = { has: megabytes(size), read: megabytes(max) };
  return max < maxDocumentBytes
    ? userText(
        'This file is {has, number} MB; files of this kind are read up to {read, number} MB. You can raise this limit in the folder’s settings.',
        values,
      )
    : userText('This file is {has, number} MB; files of this kind are read up to {read, number} MB.', values);
}

function reasonOf(error: unknown, what: 'file' | 'folder'): UserText {
  switch (systemCodeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return userText(
        'Nearnote is not allowed to read this {what, select, folder {folder} other {file}}. Change its permissions to have it indexed.',
        { what },
      );
    case 'ENAMETOOLONG':
      return userText(
        'The path of this {what, select, folder {folder} other {file}} is too long for the system. Shorten the names of the folders above it.',
        { what },
      );
    default:
      return userText(
        'This {what, select, folder {folder} other {file}} cannot be accessed ({error}). Check its drive, and try again.',
        { what, error: userTextOf(error) },
      );
  }
}

function under(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
