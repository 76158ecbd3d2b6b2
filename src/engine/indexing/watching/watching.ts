import type { FolderRow } from '../../store/folders.ts';
import { WatchedFolder } from './watched-folder.ts';

/** Brings what is stored of these paths up to date. Resolves when that is done. */
type UpdatePaths = (folder: FolderRow, paths: string[]) => Promise<void>;

/** The folders of the library that are watched, from `start` on. */
export class Watching {
  readonly #onPolled: (path: string, reason: string | null) => void;
  readonly #folders = new Map<number, WatchedFolder>();
  #update: UpdatePaths | null = null;

  /** @param onPolled hears why changes of a folder are only looked for from time to time, and null where the system reports them. */
  constructor(onPolled: (path: string, reason: string | null) => void) {
    this.#onPolled = onPolled;
  }

  start(update: UpdatePaths): void {
    this.#update = update;
  }

  /** Watches a folder, from now on or anew. What is in it is not heard of before it has been scanned. */
  watch(folder: FolderRow): void {
    const update = this.#update;
    if (update === null) return;
    this.forget(folder.id);
    this.#onPolled(folder.path, null);
    this.#folders.set(
      folder.id,
      new WatchedFolder(folder.path, {
        changed: (paths) => update(folder, paths),
        onPolled: (reason) => this.#onPolled(folder.path, reason),
      }),
    );
  }

  /** To be called before a folder inside is read: nothing that happens to it from then on is missed. */
  watchSubfolder(folderId: number, inside: string): void {
    this.#folders.get(folderId)?.watchSubfolder(inside);
  }

  forget(folderId: number): void {
    this.#folders.get(folderId)?.close();
    this.#folders.delete(folderId);
  }

  close(): void {
    for (const folder of this.#folders.values()) folder.close();
    this.#folders.clear();
    this.#update = null;
  }
}
