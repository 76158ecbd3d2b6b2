import { posix } from 'node:path';
import type { FoundFile } from '../notes/found-file.ts';
import type { StoredFile } from '../store/stored-files.ts';

/**
 * Tells notes that have moved from notes that were deleted: by their file, which may have been written meanwhile, and
 * where that tells nothing by their content. A path that is still there is no matter of this: whatever file is at it now
 * is the note.
 */
export class MovedNotes {
  /** Notes that no new file can be: none is their file, or has their size. */
  readonly surelyGone: StoredFile[];
  readonly #byPath: Map<string, StoredFile>;
  readonly #byHash: Map<string, StoredFile[]>;

  /**
   * @param gone stored notes whose files are not there any more.
   * @param fresh files of which nothing is stored.
   */
  constructor(gone: StoredFile[], fresh: FoundFile[]) {
    this.#byPath = sameFiles(gone, fresh);
    const found = new Set(this.#byPath.values());
    const others = gone.filter((note) => !found.has(note));
    const sizes = new Set(fresh.map(({ size }) => size));
    this.surelyGone = others.filter(({ size }) => !sizes.has(size));
    this.#byHash = Map.groupBy(
      others.filter(({ size }) => sizes.has(size)),
      ({ contentHash }) => contentHash,
    );
  }

  /** The note whose very file is at a new path, once. */
  claimFile(path: string): StoredFile | undefined {
    const note = this.#byPath.get(path);
    this.#byPath.delete(path);
    return note;
  }

  /** The note that a new file with this content is, once; the one with the same file name, where there are several. */
  claim(contentHash: string, path: string): StoredFile | undefined {
    const same = this.#byHash.get(contentHash) ?? [];
    const name = posix.basename(path);
    const index = same.findIndex((note) => posix.basename(note.path) === name);
    return same.splice(Math.max(0, index), 1)[0];
  }

  /** Those that were not claimed. */
  left(): StoredFile[] {
    return [...this.#byPath.values(), ...this.#byHash.values()].flat();
  }
}

/** Notes that are gone, by the path at which their file is now. Hard links share one: which is which their content tells. */
function sameFiles(gone: StoredFile[], fresh: FoundFile[]): Map<string, StoredFile> {
  const notes = Map.groupBy(gone, ({ fileId }) => fileId);
  const files = Map.groupBy(fresh, ({ fileId }) => fileId);
  const found = new Map<string, StoredFile>();
  for (const [fileId, [file, ...links]] of files) {
    const [note, ...others] = notes.get(fileId) ?? [];
    if (fileId === null || file === undefined || note === undefined) continue;
    if (links.length === 0 && others.length === 0) found.set(file.path, note);
  }
  return found;
}
