import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { FolderSettings } from '../../shared/domain.ts';
import { messageOf, systemCodeOf } from '../../shared/errors.ts';
import { isInside } from '../library/folder-path.ts';
import { formatOf } from '../notes/format.ts';
import type { FoundFile } from '../notes/found-file.ts';
import { maxBytesOf, maxDocumentBytes } from '../parsing/parse.ts';
import { megabyte } from '../parsing/read-file.ts';
import { Exclusions } from './exclusions.ts';
import { fileIdOf } from './file-id.ts';
import { isNoteName } from './is-note-file.ts';

/** What is not taken in, and why, in words for the user. */
export interface LeftOut {
  path: string;
  reason: string;
}

export interface WalkOptions {
  settings: FolderSettings;
  /** Told of every folder before it is read, so that who watches it misses nothing. */
  onFolder?: (path: string) => void;
  signal?: AbortSignal;
}

/** Files looked at at once. */
const atOnce = 500;
/** UTF-8 bytes of a path inside its folder: an index of the database takes 2,700, which systems do not promise to keep to. */
const longestPath = 2_500;

/**
 * Goes through a folder. What is left out is not entered. A symbolic link is followed if it leads to a place inside the
 * folder in which nothing is found otherwise: two paths to one file are one note, loops end, nothing outside is touched.
 * Only folders and links are opened; whatever is no plain file is not.
 */
export class Walk {
  readonly files: FoundFile[] = [];
  /** A path may come several times, always for the same reason. */
  readonly problems: LeftOut[] = [];
  /** Folders that could not be read: what is stored of them stays. */
  readonly unseen: string[] = [];
  readonly exclusions: Exclusions;
  readonly #root: string;
  readonly #options: WalkOptions;
  /** Real places, inside the folder, that have been read. */
  readonly #folders = new Set<string>();
  readonly #places = new Set<string>();
  readonly #links: string[] = [];

  constructor(root: string, options: WalkOptions) {
    this.#root = root;
    this.#options = options;
    this.exclusions = new Exclusions(root, options.settings);
  }

  /** Goes through one folder and all inside, without its links. `real`: where it is, if a link has led to it. */
  async folder(path: string, real = path): Promise<void> {
    const folders = [{ path, real }];
    for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
      this.#options.signal?.throwIfAborted();
      if (this.#folders.has(next.real)) continue;
      this.#folders.add(next.real);
      this.#options.onFolder?.(next.path);
      await this.exclusions.enter(next.path);
      const entries = await this.#read(next.path);
      const inside = (name: string) => ({ path: under(next.path, name), real: under(next.real, name) });
      const notes: { path: string; real: string }[] = [];
      for (const entry of entries) {
        const place = inside(entry.name);
        if (this.#isTooLong(next.path, place.path)) continue;
        if (this.#leadsOn(entry, place.path)) folders.push(place);
        else if (entry.isFile() && this.#isNote(place.path)) notes.push(place);
      }
      for (let at = 0; at < notes.length; at += atOnce) {
        this.#options.signal?.throwIfAborted();
        await Promise.all(notes.slice(at, at + atOnce).map((note) => this.#lookAt(note.path, note.real)));
      }
    }
  }

  /** Adds a single file, if it is a note. */
  async file(path: string): Promise<void> {
    if (!this.#isTooLong(posix.dirname(path), path) && this.#isNote(path)) await this.#lookAt(path, path);
  }

  /** Follows the links met on the way. To be called when all else is done: they add only what is not there. */
  async links(): Promise<void> {
    for (let links = this.#links.splice(0); links.length > 0; links = this.#links.splice(0)) {
      for (const link of links.toSorted()) await this.#follow(link);
    }
  }

  async #read(path: string): Promise<Dirent[]> {
    try {
      return await readdir(join(this.#root, path), { withFileTypes: true });
    } catch (error) {
      if (path === '') throw error;
      this.unseen.push(path);
      this.#missed(path, error, 'folder');
      return [];
    }
  }

  /** Whether a path inside a folder is longer than the library can keep, which is said of the folder, once. */
  #isTooLong(folder: string, path: string): boolean {
    if (Buffer.byteLength(path) <= longestPath) return false;
    this.problems.push({ path: folder, reason: tooDeep });
    return true;
  }

  /** Whether an entry is a folder to go through; links and what is no file are noted. */
  #leadsOn(entry: Dirent, path: string): boolean {
    if (entry.isDirectory()) return !this.exclusions.excludes(path, true);
    if (entry.isSymbolicLink()) {
      // It may lead to a folder, which patterns for folders mean, too.
      if (!this.exclusions.excludes(path, false) && !this.exclusions.excludes(path, true)) this.#links.push(path);
    } else if (!entry.isFile() && this.#isNote(path)) {
      this.problems.push({ path, reason: noFile });
    }
    return false;
  }

  #isNote(path: string): boolean {
    return isNoteName(path, this.#options.settings) && !this.exclusions.excludes(path, false);
  }

  async #lookAt(path: string, real: string): Promise<void> {
    try {
      const found = await lstat(join(this.#root, real));
      if (found.isFile()) this.#add(path, real, found);
      else this.problems.push({ path, reason: noFile });
    } catch (error) {
      this.#missed(path, error, 'file');
    }
  }

  #add(path: string, real: string, stats: Stats): void {
    if (this.#places.has(real)) return;
    this.#places.add(real);
    const { size, mtimeMs: modifiedAt, ctimeMs: changedAt } = stats;
    const most = maxBytesOf(formatOf(path) ?? 'text', this.#options.settings.mostMegabytes);
    if (size > most) this.problems.push({ path, reason: tooLarge(size, most) });
    else this.files.push({ path, size, modifiedAt, changedAt, fileId: fileIdOf(stats) });
  }

  #missed(path: string, error: unknown, what: 'file' | 'folder'): void {
    const isGone = systemCodeOf(error) === 'ENOENT';
    // Its name has been made readable, and is not its name any more.
    if (isGone && path.includes('\ufffd')) this.problems.push({ path, reason: badName(what) });
    // One that has just gone is nobody's problem.
    if (isGone) return;
    this.unseen.push(path);
    this.problems.push({ path, reason: reasonOf(error, what) });
  }

  async #follow(link: string): Promise<void> {
    try {
      const target = await realpath(join(this.#root, link));
      const real = relative(this.#root, target).replaceAll(sep, '/');
      const found = await lstat(target);
      if (!isInside(target, this.#root)) {
        if (found.isDirectory() || this.#isNote(link)) this.problems.push({ path: link, reason: outside(target) });
      } else if (found.isDirectory()) {
        if (!this.#folders.has(real)) await this.folder(link, real);
      } else if (found.isFile()) {
        if (this.#isNote(link)) this.#add(link, real, found);
      } else if (this.#isNote(link)) {
        this.problems.push({ path: link, reason: noFile });
      }
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === undefined) throw error;
      if (!this.#isNote(link)) return;
      const nowhere = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
      this.problems.push({ path: link, reason: nowhere ? broken : reasonOf(error, 'file') });
    }
  }
}

const noFile =
  'This is no file but a pipe, a socket or a device; Nearnote does not open such. Nothing needs to be done.';
const badName = (what: string) =>
  `The name of this ${what} is not valid text, so that it cannot be opened. Rename it to have it taken in.`;
const tooDeep =
  'The paths of what is in this folder are too long to be kept. Shorten the names of the folders around it.';
const broken = 'This link leads nowhere, or to itself. Mend or delete it.';
const outside = (target: string) =>
  `This link leads out of the folder, to ${target}, and is not followed. If what is there belongs in the library, add its folder.`;

function tooLarge(size: number, most: number): string {
  const [has, read] = [size, most].map((bytes) => Number((bytes / megabyte).toFixed(1)));
  const advice = most < maxDocumentBytes ? ' The folder’s settings can say more.' : '';
  return `This file has ${has} MB; files of this kind are read up to ${read} MB.${advice}`;
}

function reasonOf(error: unknown, what: 'file' | 'folder'): string {
  switch (systemCodeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return `Nearnote is not allowed to read this ${what}. Change its permissions to have it taken in.`;
    case 'ENAMETOOLONG':
      return `The path of this ${what} is too long for the system. Shorten the names of the folders around it.`;
    default:
      return `This ${what} could not be looked at (${messageOf(error)}). Check its drive, and try again.`;
  }
}

function under(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
