import { posix } from 'node:path';
import type { StoredFile } from '../store/stored-files.ts';
import type { FoundFile } from './walk.ts';

/** Tells notes that have moved from notes that were deleted, by their content. */
export class MovedNotes {
  /** Notes that no new file can be: none has their size. */
  readonly surelyGone: StoredFile[];
  readonly #byHash: Map<string, StoredFile[]>;

  /**
   * @param gone stored notes whose files are not there any more.
   * @param fresh files of which nothing is stored.
   */
  constructor(gone: StoredFile[], fresh: FoundFile[]) {
    const sizes = new Set(fresh.map(({ size }) => size));
    this.surelyGone = gone.filter(({ size }) => !sizes.has(size));
    this.#byHash = Map.groupBy(
      gone.filter(({ size }) => sizes.has(size)),
      ({ contentHash }) => contentHash,
    );
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
    return [...this.#byHash.values()].flat();
  }
}
