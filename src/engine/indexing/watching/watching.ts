import type { UserText } from '../../../shared/user-text.ts';
import type { FolderRow } from '../../store/folders.ts';
import { WatchedFolder } from './watched-folder.ts';

/** Indexes changed paths. Resolves when that is done: false if the folder was not there. */
type UpdatePaths = (folder: FolderRow, paths: string[]) => Promise<boolean>;

/** Watches the folders of the library, from `start` on. */
export class Watching {
  readonly #onPolled: (path: string, reason: UserText | null) => void;
  readonly #folders = new Map<number, WatchedFolder>();
  #update: UpdatePaths | null = null;

  /** @param onPolled called with the reason why a folder is only scanned from time to time; null if the system reports changes. */
  constructor(onPolled: (path: string, reason: UserText | null) => void) {
    this.#onPolled = onPolled;
  }

  start(update: UpdatePaths): void {
    this.#update = update;
  }

  /** Watches a folder, or begins again. Its subfolders are watched once they are scanned. */
  watch(folder: FolderRow): void {
    const update = this.#update;
    if (update === null) return;
    this.forget(folder.id);
    this.#onPolled(folder.path, null);
    this.#folders.set(
      folder.id,
      new WatchedFolder(folder.path, {
        onChange: (paths) => update(folder, paths),
        onPolled: (reason) => this.#onPolled(folder.path, reason),
      }),
    );
  }

  /** To be called before a subfolder is read, so that no later change is missed. */
  watchSubfolder(folderId: number, subfolder: string): void {
    this.#folders.get(folderId)?.watchSubfolder(subfolder);
  }

  /** Checks now whether the folders are there and still the same ones. */
  look(): void {
    for (const folder of this.#folders.values()) folder.look();
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
