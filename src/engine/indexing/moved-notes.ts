import { posix } from 'node:path';
import type { FoundFile } from '../notes/found-file.ts';
import type { StoredFile } from '../store/stored-files.ts';

/**
 * Distinguishes moved notes from deleted ones: by the id of their file, which may also have been edited, or else by their
 * content. Notes whose path still exists are not considered: the file at that path is the note.
 */
export class MovedNotes {
  /** Notes that cannot have moved: no new file has their id or their size. */
  readonly deleted: StoredFile[];
  readonly #byPath: Map<string, StoredFile>;
  readonly #byHash: Map<string, StoredFile[]>;

  /**
   * @param gone stored notes whose path no longer exists.
   * @param fresh files at paths where no note is stored.
   */
  constructor(gone: StoredFile[], fresh: FoundFile[]) {
    this.#byPath = movedFiles(gone, fresh);
    const found = new Set(this.#byPath.values());
    const others = gone.filter((note) => !found.has(note));
    const sizes = new Set(fresh.map(({ size }) => size));
    this.deleted = others.filter(({ size }) => !sizes.has(size));
    this.#byHash = Map.groupBy(
      others.filter(({ size }) => sizes.has(size)),
      ({ contentHash }) => contentHash,
    );
  }

  /** Takes the note whose file is now at a new path. */
  claimByFile(path: string): StoredFile | undefined {
    const note = this.#byPath.get(path);
    this.#byPath.delete(path);
    return note;
  }

  /** Takes a note with the content of a new file; of several, preferably the one with the same file name. */
  claimByContent(contentHash: string, path: string): StoredFile | undefined {
    const same = this.#byHash.get(contentHash) ?? [];
    const name = posix.basename(path);
    const index = same.findIndex((note) => posix.basename(note.path) === name);
    return same.splice(Math.max(0, index), 1)[0];
  }

  /** The notes that were not claimed. */
  unclaimed(): StoredFile[] {
    return [...this.#byPath.values(), ...this.#byHash.values()].flat();
  }
}

/** Moved notes by the new path of their file. Hard links share an id, so that only their content can distinguish them. */
function movedFiles(gone: StoredFile[], fresh: FoundFile[]): Map<string, StoredFile> {
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
