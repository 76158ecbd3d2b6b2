import type { FolderSettings } from '../../shared/domain.ts';
import { userTextOf } from '../../shared/errors.ts';
import type { FolderWork } from '../../shared/library-state.ts';
import type { Logger } from '../../shared/log.ts';
import { userText } from '../../shared/user-text.ts';
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
  /** Embeds what is indexed, and is held while many files are. */
  generations: Generations;
  settingsOf: (folder: FolderRow) => FolderSettings;
  /** Called before a subfolder of a folder is read. */
  onFolder: (folder: FolderRow, path: string) => void;
}

/** The indexing of more files is shown to the user, and holds embedding until it is done. */
const manyFiles = 64;
/** With more files the model is not loaded early: it would have to wait long, and the parsing threads need the memory. */
const maxFilesToPreload = 2_000;

const waiting: FolderWork = { stage: 'waiting', done: 0, total: 0 };

/** Changes in a folder that wait to be indexed. */
interface Update {
  folder: FolderRow;
  paths: Set<string>;
  done: PromiseWithResolvers<boolean>;
}

/**
 * Changes the library in one job after another: indexes folders and changed notes, and removes folders. Embedding waits
 * until all folders are indexed, but not for a few changed notes; those are also indexed between the batches of a folder.
 */
export class Indexer {
  readonly #dependencies: IndexerDependencies;
  readonly #closing = new AbortController();
  readonly #indexing = new Set<{ folder: FolderRow; cancelled: AbortController; isWaiting: boolean }>();
  readonly #updates = new Map<number, Update>();
  #isPaused = false;
  /** Folders whose indexing waits for the user, who has paused it; by id. */
  readonly #paused = new Map<number, FolderRow>();
  /** Folders that were not available when they were last indexed. */
  readonly #unavailable = new Set<number>();
  #jobs: Promise<void> = Promise.resolve();

  constructor(dependencies: IndexerDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Queues the indexing of a whole folder, unless it is queued. One in progress may have missed what has changed since. In a
   * pause the folder waits for its end.
   */
  index(folder: FolderRow): void {
    if (this.#isPaused) {
      this.#wait(folder);
      return;
    }
    this.#paused.delete(folder.id);
    if (this.#indexingOf(folder).some(({ isWaiting, cancelled }) => isWaiting && !cancelled.signal.aborted)) return;
    const work = { folder, cancelled: new AbortController(), isWaiting: true };
    this.#indexing.add(work);
    this.#dependencies.libraryStatus.folderWork(folder.path, waiting);
    // In a folder that was read before mostly nothing has changed, and a thread takes a second of the processor, and memory.
    if (folder.notes === 0) this.#dependencies.threads.warm();
    void this.#enqueueHeld(async () => {
      work.isWaiting = false;
      try {
        await this.#index(folder, [''], AbortSignal.any([work.cancelled.signal, this.#closing.signal]), true);
      } finally {
        this.#indexing.delete(work);
        this.#showWork(folder);
      }
    });
  }

  /** Indexes changed paths of a folder; the empty path means the whole folder. Resolves when that is done: false if the folder was not there. */
  update(folder: FolderRow, paths: string[]): Promise<boolean> {
    const isWhole = this.#unavailable.has(folder.id) || paths.includes('');
    if (isWhole && this.#isPaused) {
      this.#wait(folder);
      return Promise.resolve(true);
    }
    const waiting = this.#updates.get(folder.id);
    const update = waiting ?? { folder, paths: new Set(), done: Promise.withResolvers() };
    for (const path of isWhole ? [''] : paths) update.paths.add(path);
    if (waiting === undefined) {
      this.#updates.set(folder.id, update);
      void this.#enqueue(() => this.#runUpdate(folder.id));
    }
    return update.done.promise;
  }

  /** Stops indexing folders until `resume`; what is stored stays. Changed notes are still indexed. */
  pause(): void {
    this.#isPaused = true;
    for (const { folder, cancelled } of this.#indexing) {
      cancelled.abort();
      this.#wait(folder);
    }
  }

  /** Indexes what has waited. */
  resume(): void {
    this.#isPaused = false;
    for (const folder of [...this.#paused.values()]) this.index(folder);
  }

  /** Removes a folder, and stops indexing it. Resolves when its notes are deleted. */
  remove(folder: FolderRow, drop: () => Promise<void>): Promise<void> {
    for (const { cancelled } of this.#indexingOf(folder)) cancelled.abort();
    this.#paused.delete(folder.id);
    this.#dependencies.libraryStatus.folderWork(folder.path, null);
    return this.#enqueueHeld(async () => {
      await drop();
      await this.#dependencies.generations.deleteOrphans();
      this.#dependencies.libraryStatus.notesChanged();
      await this.#dependencies.libraryStatus.count(true);
    });
  }

  /** Does something while no note is stored, after what is queued. */
  whileNothingIsStored(work: () => Promise<void>): Promise<void> {
    return this.#enqueue(work);
  }

  settled(): Promise<void> {
    return this.#jobs;
  }

  /** Stops soon; what is stored stays. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#jobs;
    for (const { done } of this.#updates.values()) done.resolve(true);
    await this.#dependencies.threads.close();
  }

  /** Notes that a folder has to be indexed once everything goes on. */
  #wait(folder: FolderRow): void {
    this.#paused.set(folder.id, folder);
    this.#dependencies.libraryStatus.folderWork(folder.path, waiting);
  }

  /** Nothing is being done with a folder any more, but it may be waiting for its turn or for the user. */
  #showWork(folder: FolderRow): void {
    const isWaiting = this.#paused.has(folder.id) || this.#indexingOf(folder).some((work) => work.isWaiting);
    this.#dependencies.libraryStatus.folderWork(folder.path, isWaiting ? waiting : null);
  }

  #indexingOf({ id }: FolderRow) {
    return [...this.#indexing].filter(({ folder }) => folder.id === id);
  }

  #enqueueHeld(job: () => Promise<void>): Promise<void> {
    // Held from now on, not only when the job begins: embedding must not begin between two jobs.
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
        libraryStatus.notice('indexing', userText('Indexing failed: {error}', { error: userTextOf(error) }));
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
      libraryStatus.notice(
        'update',
        userText('The changes in {path} could not be indexed: {error}', {
          path: update.folder.path,
          error: userTextOf(error),
        }),
      );
    } finally {
      this.#showWork(update.folder);
      update.done.resolve(!this.#unavailable.has(update.folder.id));
    }
  }

  /** @param isFull for `index` rather than `update`: progress is shown, and changed notes of other folders come in between. */
  async #index(folder: FolderRow, paths: string[], signal: AbortSignal, isFull: boolean): Promise<void> {
    const { store, threads, libraryStatus, generations, logger, settingsOf } = this.#dependencies;
    // The folder may have been removed while this job was waiting.
    if (signal.aborted || !(await hasFolder(store.database, folder.id))) return;
    if (isFull) libraryStatus.folderBegun(folder.path);
    const startedAt = performance.now();
    const indexed = { ...folder, settings: settingsOf(folder) };
    const observer = this.#observer(folder, isFull);
    const result = await indexFolder(store, threads, indexed, paths, observer, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (result !== null) {
      const { changes, available } = result;
      const ms = performance.now() - startedAt;
      if (isFull) logger.log('folder.indexed', { changes, available, ms });
      else logger.log('folder.updated', { paths: paths.length, changes, ms });
      if (available) this.#unavailable.delete(folder.id);
      else this.#unavailable.add(folder.id);
      libraryStatus.folderAvailable(folder.path, available);
      if (changes > 0) libraryStatus.notesChanged();
      if (changes > manyFiles) {
        threads.endIdle();
        await analyzeAndCheckpoint(store.database, ['note', 'chunk', 'term']);
      }
    }
    if (!isFull && result?.changes === 0) return;
    await libraryStatus.count(true);
    // While another folder is being indexed, its phase goes on.
    if (isFull || this.#indexing.size === 0) libraryStatus.endPhase();
    generations.wake();
  }

  #observer(folder: FolderRow, isFull: boolean): IndexingObserver {
    const { libraryStatus, generations } = this.#dependencies;
    let isShown = isFull;
    return {
      onFolder: (path) => this.#dependencies.onFolder(folder, path),
      onFound: (files) => {
        if (isFull) libraryStatus.filesFound(folder.path, files);
      },
      onWork: (files, work) => {
        isShown ||= files > manyFiles;
        // The model loads while the notes are read.
        if (isFull && files > 0 && files <= maxFilesToPreload) generations.active.provider.preload('passage');
        return files > manyFiles ? generations.whileHeld(work) : work();
      },
      onParsed: (done, total) => {
        if (!isShown) return;
        libraryStatus.enter('chunking');
        libraryStatus.filesParsed(folder.path, done, total);
      },
      onStored: async () => {
        if (isShown) await libraryStatus.count(false);
        // A changed note need not wait until a large folder is done.
        for (const id of [...this.#updates.keys()]) {
          if (isFull && id !== folder.id) await this.#runUpdate(id);
        }
      },
    };
  }
}
