import { messageOf } from '../../shared/errors.ts';
import type { LibraryMonitor } from '../library-monitor.ts';
import { settle } from '../store/counts.ts';
import type { NoteStore } from '../store/documents.ts';
import { type FolderRow, hasFolder } from '../store/folders.ts';
import type { Switching } from '../switching/switching.ts';
import { indexFolder } from './index-folder.ts';
import type { IntakeThreads } from './intake-threads.ts';

interface IntakeParts {
  store: NoteStore;
  threads: IntakeThreads;
  monitor: LibraryMonitor;
  /** Embeds what is taken in, and is held while that is done. */
  switching: Switching;
}

/** Does the library's changes one after another: folders indexed, folders removed. Embedding waits until all are done. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #closing = new AbortController();
  readonly #indexing = new Map<number, AbortController>();
  #jobs: Promise<void> = Promise.resolve();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Compares a folder with the disk and takes in what is new; a folder that waits for it already is not queued twice. */
  index(folder: FolderRow): void {
    if (this.#indexing.has(folder.id)) return;
    const cancelled = new AbortController();
    this.#indexing.set(folder.id, cancelled);
    void this.#enqueue(async () => {
      try {
        await this.#index(folder, AbortSignal.any([cancelled.signal, this.#closing.signal]));
      } finally {
        this.#indexing.delete(folder.id);
      }
    });
  }

  /** Takes a folder out, leaving off if it is just being indexed. Resolves when its notes are gone. */
  remove(folder: FolderRow, drop: () => Promise<void>): Promise<void> {
    this.#indexing.get(folder.id)?.abort();
    return this.#enqueue(async () => {
      await drop();
      await this.#parts.switching.deleteOrphans();
      await this.#parts.monitor.count(true);
    });
  }

  settled(): Promise<void> {
    return this.#jobs;
  }

  /** Leaves off soon; what was stored stays. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#jobs;
    await this.#parts.threads.close();
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    const { switching, monitor } = this.#parts;
    // Held at once, not when its turn comes: embedding must not begin between two jobs.
    const before = this.#jobs;
    const done = switching.whileHeld(async () => {
      await before;
      if (!this.#closing.signal.aborted) await job();
    });
    this.#jobs = done.then(
      () => monitor.notice('intake', null),
      (error: unknown) => monitor.notice('intake', `Taking in notes failed: ${messageOf(error)}`),
    );
    return this.#jobs;
  }

  async #index(folder: FolderRow, signal: AbortSignal): Promise<void> {
    // It may have been removed while it waited for its turn.
    if (signal.aborted || !(await hasFolder(this.#parts.store.database, folder.id))) return;
    const { store, threads, monitor } = this.#parts;
    const observer = {
      onScanning: () => monitor.enter('scanning'),
      onProgress: (done: number, total: number) => {
        monitor.enter('chunking');
        monitor.intakeWent(done, total);
        return monitor.count(false);
      },
    };
    const result = await indexFolder(store, threads, folder, observer, signal);
    monitor.folderAvailable(folder.path, result.available);
    if (result.changes > 0) await settle(store.database, ['document', 'chunk', 'term']);
    await monitor.count(true);
    monitor.rest();
  }
}
