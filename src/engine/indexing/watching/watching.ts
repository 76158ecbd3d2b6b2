import type { FolderRow } from '../../store/folders.ts';
import { WatchedFolder } from './watched-folder.ts';

interface WatchingParts {
  /** Takes in what has changed. Resolves when that is done. */
  changed: (folder: FolderRow, paths: string[]) => Promise<void>;
  onPolled: (path: string, reason: string | null) => void;
}

/** The folders of the library that are watched, from `start` on. */
export class Watching {
  readonly #parts: WatchingParts;
  readonly #folders = new Map<number, WatchedFolder>();
  #isStarted = false;

  constructor(parts: WatchingParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isStarted = true;
  }

  /** Watches a folder, from now on or anew. What is in it is not heard of before it has been scanned. */
  watch(folder: FolderRow): void {
    if (!this.#isStarted) return;
    this.forget(folder.id);
    const { changed, onPolled } = this.#parts;
    onPolled(folder.path, null);
    this.#folders.set(
      folder.id,
      new WatchedFolder(folder.path, {
        changed: (paths) => changed(folder, paths),
        onPolled: (reason) => onPolled(folder.path, reason),
      }),
    );
  }

  /** To be called before a folder inside is read: nothing that happens to it from then on is missed. */
  cover(folderId: number, inside: string): void {
    this.#folders.get(folderId)?.cover(inside);
  }

  forget(folderId: number): void {
    this.#folders.get(folderId)?.close();
    this.#folders.delete(folderId);
  }

  close(): void {
    for (const folder of this.#folders.values()) folder.close();
    this.#folders.clear();
    this.#isStarted = false;
  }
}
