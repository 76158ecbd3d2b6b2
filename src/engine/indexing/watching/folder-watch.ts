import { type FSWatcher, watch as watchPath } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { systemCodeOf } from '../../../shared/errors.ts';

/** Where the system watches a folder with all that is inside. Elsewhere every folder inside is watched by itself. */
const isRecursive = process.platform === 'darwin' || process.platform === 'win32';

/** The system's limits on what can be watched. */
const limits = new Set(['ENOSPC', 'EMFILE', 'ENFILE', 'ENOMEM']);

export interface FolderWatchObserver {
  /** Something happened to this path inside the folder, and to all inside it; the empty one is the folder itself. */
  onChange(path: string): void;
  /** The folder cannot be watched (any more). */
  onLimit(): void;
}

/** Hears of what happens in a folder, from the system. Folders inside must be named by `cover` before they are read. */
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

  /** Watches a folder inside, if that is not done yet. */
  watchSubfolder(folder: string): void {
    if (this.#closed || this.#watchers.has(folder) || (isRecursive && folder !== '')) return;
    try {
      const options = { persistent: false, recursive: isRecursive };
      const watcher = this.#watch(join(this.#root, folder), options, (kind, name) => this.#heard(folder, kind, name));
      watcher.on('error', () => this.#failed(folder, watcher));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if (limits.has(systemCodeOf(error) ?? '')) {
        this.close();
        this.#observer.onLimit();
      }
      // One that is gone, or may not be read: the scan that is about to read it finds out.
    }
  }

  close(): void {
    this.#closed = true;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #heard(folder: string, kind: string, name: string | null): void {
    if (this.#closed) return;
    if (name === null) {
      this.#observer.onChange(folder);
      return;
    }
    const inside = isRecursive ? name.replaceAll(sep, '/') : name;
    const path = folder === '' ? inside : `${folder}/${inside}`;
    // A watch stays with what was renamed; under this name there may be another folder now, which is watched once it is read.
    if (kind === 'rename') this.#uncover(path);
    this.#observer.onChange(folder === '' && name === basename(this.#root) && kind === 'rename' ? '' : path);
  }

  #failed(folder: string, watcher: FSWatcher): void {
    watcher.close();
    this.#watchers.delete(folder);
    this.#observer.onChange(folder);
  }

  #uncover(path: string): void {
    if (!this.#watchers.has(path)) return;
    for (const [folder, watcher] of this.#watchers) {
      if (folder !== path && !folder.startsWith(`${path}/`)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }
}
