import { realpath, stat } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemCodeOf } from '../../shared/errors.ts';
import {
  type ImageRefusal,
  isOnAnotherComputer,
  maxDrawingBytes,
  maxImageBytes,
  maxImagePixels,
  type NoteImage,
  pageOfTarget,
} from '../../shared/images.ts';
import { lookInto } from '../lib/read-bytes.ts';
import { isInside } from '../library/folder-path.ts';
import { Attachments } from './attachments.ts';
import { imageHeader } from './image-header.ts';
import type { ImageHeader } from './image-kind.ts';

/** Where a note lies: `folder` is absolute, `path` relative to it. */
interface NotePlace {
  folder: string;
  path: string;
}

/** An image that may be shown: a real file inside the folders of the library. */
export interface FoundImage extends ImageHeader {
  /** Its real, absolute path. */
  path: string;
}

/**
 * Finds the images that notes show. Nothing outside the library’s folders is ever read, wherever links lead; what is
 * written as lying outside is not even looked for, as the system would ask another computer for a path of that one.
 */
export class NoteImages {
  readonly #attachments = new Attachments();
  readonly #noteOf: (noteId: number) => Promise<NotePlace>;
  readonly #foldersOf: () => readonly string[];
  readonly #pictureOf: PictureOfPage;

  /** @param foldersOf the real, absolute paths of the folders of the library. */
  constructor(
    noteOf: (noteId: number) => Promise<NotePlace>,
    foldersOf: () => readonly string[],
    pictureOf: PictureOfPage,
  ) {
    this.#noteOf = noteOf;
    this.#foldersOf = foldersOf;
    this.#pictureOf = pictureOf;
  }

  /** What the targets of a note’s images are. @throws NearnoteError `note-missing`. */
  async describe(noteId: number, targets: readonly string[]): Promise<NoteImage[]> {
    const note = await this.#noteOf(noteId);
    return Promise.all(
      targets.map(async (target): Promise<NoteImage> => {
        const found = await this.#find(noteId, note, target);
        return typeof found === 'string'
          ? { target, size: null, refusal: found }
          : { target, size: found.size, refusal: null };
      }),
    );
  }

  /** The file of an image; null where there is none to show. @throws NearnoteError `note-missing`. */
  async find(noteId: number, target: string): Promise<FoundImage | null> {
    const found = await this.#find(noteId, await this.#noteOf(noteId), target);
    return typeof found === 'string' ? null : found;
  }

  async #find(noteId: number, note: NotePlace, target: string): Promise<FoundImage | ImageRefusal> {
    const page = pageOfTarget(target);
    if (page !== null) return this.#pageOf(noteId, page);
    if (isOnAnotherComputer(target)) return 'outside';
    const folders = this.#foldersOf();
    const places = placesOf(note, target);
    const inside = places.filter((path) => folders.some((folder) => isInside(path, folder)));
    let refusal: ImageRefusal = 'missing';
    for (const path of inside) {
      const found = await readImage(path, folders);
      if (typeof found !== 'string') return found;
      if (found !== 'missing') refusal = found;
    }
    if (refusal !== 'missing') return refusal;
    const beside = posix.dirname(note.path);
    for (const path of await this.#attachments.named(note.folder, withoutPlace(target), beside)) {
      const found = await readImage(join(note.folder, path), folders);
      if (typeof found !== 'string') return found;
      refusal = found;
    }
    return refusal === 'missing' && inside.length < places.length ? 'outside' : refusal;
  }

  /** Of our own making, outside the user’s folders. */
  async #pageOf(noteId: number, page: number): Promise<FoundImage | ImageRefusal> {
    const path = await this.#pictureOf(noteId, page);
    const header = path === null ? null : await lookInto(path, imageHeader);
    return path === null || header === null ? 'not-an-image' : { ...header, path };
  }
}

/** The file with the picture of a scanned page; null if there is none to show. */
export type PictureOfPage = (noteId: number, page: number) => Promise<string | null>;

/** Where the file of a target may lie, absolute: as it is written, or without a `#…` or `?…` at its end. */
function placesOf({ folder, path }: NotePlace, target: string): string[] {
  if (target.includes('\0')) return [];
  if (/^file:/i.test(target)) return filePath(target);
  const beside = join(folder, posix.dirname(path));
  const roots = target.startsWith('/') ? [folder, ''] : [beside, folder];
  return [...new Set([target, withoutPlace(target)])].flatMap((each) => roots.map((root) => resolve(join(root, each))));
}

function filePath(address: string): string[] {
  try {
    return [resolve(fileURLToPath(address))];
  } catch (error) {
    if (error instanceof TypeError || error instanceof URIError) return [];
    throw error;
  }
}

function withoutPlace(target: string): string {
  return target.replace(/[?#].*$/s, '');
}

async function readImage(path: string, folders: readonly string[]): Promise<FoundImage | ImageRefusal> {
  try {
    const real = await realpath(path);
    if (!folders.some((folder) => isInside(real, folder))) return 'outside';
    const { size } = await stat(real).then((file) => (file.isFile() ? file : { size: null }));
    if (size === null) return 'not-an-image';
    if (size > maxImageBytes) return 'too-large';
    const header = await lookInto(real, imageHeader);
    if (header === null) return 'not-an-image';
    return isTooLarge(header, size) ? 'too-large' : { ...header, path: real };
  } catch (error) {
    const code = systemCodeOf(error);
    return code && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(code) ? 'missing' : 'unreadable';
  }
}

/** A small file may unfold to gigabytes of pixels, and a drawing to more shapes than are drawn in time. */
function isTooLarge({ type, size }: ImageHeader, bytes: number): boolean {
  if (type === 'image/svg+xml') return bytes > maxDrawingBytes;
  return size !== null && size.width * size.height > maxImagePixels;
}
