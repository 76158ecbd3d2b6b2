import { type FSWatcher, watch as watchPath } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { systemCodeOf } from '../../../shared/errors.ts';

/** Whether the system watches a folder with its subfolders. If not, every subfolder needs a watch of its own. */
const isRecursive = process.platform === 'darwin' || process.platform === 'win32';

/** The errors when the system’s limits are reached. */
const limitCodes = new Set(['ENOSPC', 'EMFILE', 'ENFILE', 'ENOMEM']);

export interface FolderWatchObserver {
  /** Something has changed at this path or below it; the empty path is the folder itself. */
  onChange(path: string): void;
  /** The folder cannot be watched (any more). */
  onLimit(): void;
}

/** Reports changes in a folder as the system notices them. `watchSubfolder` must be called for a folder before it is read. */
export class FolderWatch {
  readonly #root: string;
  readonly #observer: FolderWatchObserver;
  readonly #watch: typeof watchPath;
  readonly #watchers = new Map<string, FSWatcher>();
  #closed = false;

  constructor(root: string, observer: FolderWatchObserver, watch = watchPath) {
    this.#root = root;
    this.#observer = observer;
    this.#watch = watch;
  }

  /** Watches a subfolder, or with the empty path the folder itself, unless it is watched already. */
  watchSubfolder(folder: string): void {
    if (this.#closed || this.#watchers.has(folder) || (isRecursive && folder !== '')) return;
    try {
      const options = { persistent: false, recursive: isRecursive };
      const watcher = this.#watch(join(this.#root, folder), options, (kind, name) => this.#onEvent(folder, kind, name));
      watcher.on('error', () => this.#failed(folder, watcher));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if (limitCodes.has(systemCodeOf(error) ?? '')) {
        this.close();
        this.#observer.onLimit();
      }
      // A folder that is gone or unreadable is noticed by the scan, which reads it next.
    }
  }

  close(): void {
    this.#closed = true;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #onEvent(folder: string, kind: string, name: string | null): void {
    if (this.#closed) return;
    if (name === null) {
      this.#observer.onChange(folder);
      return;
    }
    const inside = isRecursive ? name.replaceAll(sep, '/') : name;
    const path = folder === '' ? inside : `${folder}/${inside}`;
    // A watch follows a renamed folder. At this path there may now be another one, which is watched once it is read.
    if (kind === 'rename') this.#unwatch(path);
    this.#observer.onChange(folder === '' && name === basename(this.#root) && kind === 'rename' ? '' : path);
  }

  #failed(folder: string, watcher: FSWatcher): void {
    watcher.close();
    this.#watchers.delete(folder);
    this.#observer.onChange(folder);
  }

  #unwatch(path: string): void {
    if (!this.#watchers.has(path)) return;
    for (const [folder, watcher] of this.#watchers) {
      if (folder !== path && !folder.startsWith(`${path}/`)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }
}
