import type { FolderSettings } from '../../shared/domain.ts';
import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import type { Generations } from '../generations/generations.ts';
import type { LibraryStatus } from '../library/library-status.ts';
import type { ParsingThreads } from '../parsing/parsing-threads.ts';
import { type FolderRow, hasFolder } from '../store/folders.ts';
import { analyzeAndCheckpoint } from '../store/maintenance.ts';
import type { NoteStore } from '../store/notes.ts';
import { indexFolder } from './index-folder.ts';
import type { IndexingObserver } from './indexed-folder.ts';

interface IndexerDependencies {
  store: NoteStore;
  threads: ParsingThreads;
  libraryStatus: LibraryStatus;
  logger: Logger;
  /** Embeds what is taken in, and is held while much is. */
  generations: Generations;
  settingsOf: (folder: FolderRow) => FolderSettings;
  /** A folder inside a folder of the library is about to be read. */
  onFolder: (folder: FolderRow, path: string) => void;
}

/** More files are worth telling of, and come before any embedding. */
const many = 64;
/** The model would wait so long for its first passage that its memory is better left to those who read. */
const veryMany = 2_000;

/** Changes of a folder that wait for their turn. */
interface Update {
  folder: FolderRow;
  paths: Set<string>;
  done: PromiseWithResolvers<void>;
}

/**
 * Does the library's changes one after another: folders indexed, changed notes taken in, folders removed. Embedding
 * waits until all folders are indexed; changed notes it lets pass, and so does a folder that is being indexed.
 */
export class Indexer {
  readonly #dependencies: IndexerDependencies;
  readonly #closing = new AbortController();
  readonly #indexing = new Map<number, { folder: FolderRow; cancelled: AbortController }>();
  readonly #updates = new Map<number, Update>();
  /** Folders that the user has stopped from being indexed, and those that were not found. */
  readonly #stopped = new Set<number>();
  readonly #lost = new Set<number>();
  #jobs: Promise<void> = Promise.resolve();

  constructor(dependencies: IndexerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Compares a folder with the disk and takes in what is new; a folder that waits for it already is not queued twice. */
  index(folder: FolderRow): void {
    this.#stop(folder, false);
    if (this.#indexing.has(folder.id)) return;
    const cancelled = new AbortController();
    this.#indexing.set(folder.id, { folder, cancelled });
    void this.#enqueueHeld(async () => {
      try {
        await this.#index(folder, [''], AbortSignal.any([cancelled.signal, this.#closing.signal]), true);
      } finally {
        this.#indexing.delete(folder.id);
      }
    });
  }

  /** Takes in what became of some paths of a folder; the empty one is the whole folder. Resolves when that is done. */
  update(folder: FolderRow, paths: string[]): Promise<void> {
    const isAll = this.#lost.has(folder.id) || paths.includes('');
    if (isAll && this.#stopped.has(folder.id)) return Promise.resolve();
    const waiting = this.#updates.get(folder.id);
    const update = waiting ?? { folder, paths: new Set(), done: Promise.withResolvers() };
    for (const path of isAll ? [''] : paths) update.paths.add(path);
    if (waiting === undefined) {
      this.#updates.set(folder.id, update);
      void this.#enqueue(() => this.#runUpdate(folder.id));
    }
    return update.done.promise;
  }

  /** Leaves off indexing, for now; what was stored stays. Changes of single notes are still taken in. */
  stop(): void {
    for (const { folder, cancelled } of this.#indexing.values()) {
      cancelled.abort();
      this.#stop(folder, true);
    }
  }

  /** Takes a folder out, leaving off if it is just being indexed. Resolves when its notes are gone. */
  remove(folder: FolderRow, drop: () => Promise<void>): Promise<void> {
    this.#indexing.get(folder.id)?.cancelled.abort();
    this.#stop(folder, false);
    return this.#enqueueHeld(async () => {
      await drop();
      await this.#dependencies.generations.deleteOrphans();
      this.#dependencies.libraryStatus.notesChanged();
      await this.#dependencies.libraryStatus.count(true);
    });
  }

  settled(): Promise<void> {
    return this.#jobs;
  }

  /** Leaves off soon; what was stored stays. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#jobs;
    for (const { done } of this.#updates.values()) done.resolve();
    await this.#dependencies.threads.close();
  }

  #stop(folder: FolderRow, stopped: boolean): void {
    if (stopped) this.#stopped.add(folder.id);
    else this.#stopped.delete(folder.id);
    this.#dependencies.libraryStatus.folderStopped(folder.path, stopped);
  }

  #enqueueHeld(job: () => Promise<void>): Promise<void> {
    // Held at once, not when its turn comes: embedding must not begin between two jobs.
    const before = this.#jobs;
    return this.#follow(this.#dependencies.generations.whileHeld(() => this.#after(before, job)));
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    return this.#follow(this.#after(this.#jobs, job));
  }

  async #after(before: Promise<void>, job: () => Promise<void>): Promise<void> {
    await before;
    if (!this.#closing.signal.aborted) await job();
  }

  #follow(done: Promise<void>): Promise<void> {
    const { libraryStatus, logger } = this.#dependencies;
    this.#jobs = done.then(
      () => libraryStatus.notice('indexing', null),
      (error: unknown) => {
        logger.log('indexing.failed', {}, error);
        libraryStatus.notice('indexing', `Indexing failed: ${messageOf(error)}`);
      },
    );
    return this.#jobs;
  }

  async #runUpdate(folderId: number): Promise<void> {
    const update = this.#updates.get(folderId);
    if (update === undefined) return;
    this.#updates.delete(folderId);
    const { libraryStatus, logger } = this.#dependencies;
    try {
      await this.#index(update.folder, [...update.paths], this.#closing.signal, false);
      libraryStatus.notice('update', null);
    } catch (error) {
      logger.log('indexing.failed', {}, error);
      libraryStatus.notice('update', `Taking in what changed in ${update.folder.path} failed: ${messageOf(error)}`);
    } finally {
      update.done.resolve();
    }
  }

  /** @param isAsked whether the whole folder is indexed, which is shown, and during which changes of others are let in. */
  async #index(folder: FolderRow, paths: string[], signal: AbortSignal, isAsked: boolean): Promise<void> {
    const { store, threads, libraryStatus, generations, logger, settingsOf } = this.#dependencies;
    // It may have been removed while it waited for its turn.
    if (signal.aborted || !(await hasFolder(store.database, folder.id))) return;
    if (isAsked) libraryStatus.enter('scanning');
    const began = performance.now();
    const indexed = { ...folder, settings: settingsOf(folder) };
    const observer = this.#observer(folder, isAsked);
    const result = await indexFolder(store, threads, indexed, paths, observer, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (result !== null) {
      const { changes, available } = result;
      const ms = performance.now() - began;
      if (isAsked) logger.log('folder.indexed', { changes, available, ms });
      else logger.log('folder.updated', { paths: paths.length, changes, ms });
      if (result.available) this.#lost.delete(folder.id);
      else this.#lost.add(folder.id);
      libraryStatus.folderAvailable(folder.path, result.available);
      if (result.changes > 0) libraryStatus.notesChanged();
      if (result.changes > many) {
        threads.endIdle();
        await analyzeAndCheckpoint(store.database, ['note', 'chunk', 'term']);
      }
    }
    if (!isAsked && result?.changes === 0) return;
    await libraryStatus.count(true);
    // A folder that is being read beside goes on telling of that.
    if (isAsked || this.#indexing.size === 0) libraryStatus.endPhase();
    generations.wake();
  }

  #observer(folder: FolderRow, isAsked: boolean): IndexingObserver {
    const { libraryStatus, generations } = this.#dependencies;
    let isTold = isAsked;
    return {
      onFolder: (path) => this.#dependencies.onFolder(folder, path),
      onWork: (files, work) => {
        isTold ||= files > many;
        // It loads while the notes are read.
        if (isAsked && files > 0 && files <= veryMany) generations.active.provider.preload('passage');
        return files > many ? generations.whileHeld(work) : work();
      },
      onProgress: async (done, total) => {
        if (isTold) {
          libraryStatus.enter('chunking');
          libraryStatus.filesParsed(done, total);
          await libraryStatus.count(false);
        }
        // A changed note does not wait until a large folder is through.
        for (const id of [...this.#updates.keys()]) {
          if (isAsked && id !== folder.id) await this.#runUpdate(id);
        }
      },
    };
  }
}
