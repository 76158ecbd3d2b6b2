import { join } from 'node:path';
import type { LibraryState, Note, SearchRequest, SearchResponse } from '../shared/domain.ts';
import type { EngineOptions } from '../shared/engine-host.ts';
import { folderOf, starter } from './embedding/catalogue.ts';
import type { StartInference } from './embedding/inference-process.ts';
import { LocalProvider } from './embedding/local-provider.ts';
import { EmbeddingQueue } from './embedding/queue.ts';
import { Intake } from './intake/intake.ts';
import { IntakeThreads } from './intake/intake-threads.ts';
import { LibraryFolders } from './library-folders.ts';
import { LibraryMonitor } from './library-monitor.ts';
import { locatedNote, noteWithPassage } from './read-note.ts';
import { Search } from './search/search.ts';
import { settle } from './store/counts.ts';
import type { Database } from './store/database.ts';
import { readLibraryFile } from './store/library-file.ts';
import type { LibraryLock } from './store/lock.ts';
import { openLibrary } from './store/open.ts';
import { ensureModel, tableOf } from './store/vectors.ts';

interface Parts {
  database: Database;
  lock: LibraryLock;
  folders: LibraryFolders;
  provider: LocalProvider;
  monitor: LibraryMonitor;
  search: Search;
  queue: EmbeddingQueue;
  intake: Intake;
}

/** One open library: its notes, their vectors, and search over both. The same in the app, in the command line and in tests. */
export class Engine {
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Opens a library, making it where there is none. Nothing runs in the background before `start`.
   * @param tell hears of every change, ten times a second at most.
   * @throws NearnoteError `library-in-use`, `library-too-new`.
   */
  static async open(
    options: EngineOptions,
    startInference: StartInference,
    tell: (state: LibraryState) => void,
  ): Promise<Engine> {
    const { library, models } = options;
    const { database, lock, notice } = await openLibrary(
      library,
      { name: options.owner, session: options.session },
      options.template,
    );
    try {
      const file = (await readLibraryFile(library)) ?? { version: 1, folders: [], model: starter.id };
      const folders = await LibraryFolders.open(database, library, file);
      const provider = new LocalProvider(starter, models, startInference);
      const { fingerprint, name } = provider.model;
      const model = { ...(await ensureModel(database, { fingerprint, name, dimensions: provider.dimensions })), name };
      const monitor = new LibraryMonitor(database, model, tell);
      const search = new Search(database, model, provider, {
        hasVectors: () => monitor.searchable > 0,
        onTrouble: (message) => monitor.notice('query', message),
      });
      const queue = new EmbeddingQueue(database, model, provider, {
        onStored: (texts) => {
          monitor.textsEmbedded(texts);
          return monitor.count(false);
        },
        onFailed: () => monitor.count(false),
        onTrouble: (message) => monitor.trouble(message),
        onWork: () => monitor.enter('embedding'),
        onDone: async () => {
          await settle(database, [tableOf(model)]);
          await monitor.count(true);
          monitor.rest();
        },
      });
      const threads = new IntakeThreads(options.intakeWorker, join(folderOf(starter, models), 'tokenizer.json'));
      const intake = new Intake({
        database,
        model,
        threads,
        monitor,
        queue,
        notesChanged: () => search.notesChanged(),
      });
      monitor.notice('opening', notice);
      await monitor.count(true);
      monitor.rest();
      return new Engine({ database, lock, folders, provider, monitor, search, queue, intake });
    } catch (error) {
      await database.close();
      await lock.release();
      throw error;
    }
  }

  /** Embeds what is pending, from now on until `close`. */
  start(): void {
    this.#parts.queue.start();
  }

  state(): LibraryState {
    return this.#parts.monitor.state();
  }

  /** Adds folders and begins to index them; one that is there already is scanned again. @throws see LibraryFolders.add */
  async addFolders(paths: string[]): Promise<void> {
    // One that is just being removed could be the very one that is added again.
    while (this.#parts.monitor.isFolderLeaving) await this.#parts.intake.settled();
    const { toIndex, replaced } = await this.#parts.folders.add(paths);
    this.#parts.provider.warm();
    for (const folder of replaced) this.#parts.intake.remove(folder, () => this.#parts.folders.drop(folder.id));
    for (const folder of toIndex) this.#parts.intake.index(folder);
    await this.#parts.monitor.count(true);
  }

  /** Takes a folder's notes out of the library; the files stay where they are. */
  async removeFolder(folderId: number): Promise<void> {
    const folder = await this.#parts.folders.remove(folderId);
    if (folder === undefined) return;
    this.#parts.monitor.folderLeaving(folder.path, true);
    await this.#parts.intake.remove(folder, () => this.#parts.folders.drop(folderId));
    this.#parts.monitor.folderLeaving(folder.path, false);
  }

  /** Begins to compare every folder with the disk; what the next search needs is loaded once that is done. */
  async rescan(): Promise<void> {
    const { folders, intake, provider } = this.#parts;
    for (const folder of await folders.list()) intake.index(folder);
    void intake.settled().then(() => {
      if (this.state().documents > 0) provider.warm();
    });
  }

  /** Resolves when every folder has been indexed as it was asked for, and nothing is pending. */
  async settled(): Promise<void> {
    await this.#parts.intake.settled();
    await this.#parts.queue.settled();
  }

  async search(request: SearchRequest): Promise<SearchResponse> {
    const began = performance.now();
    const hits = await this.#parts.search.run(request);
    return { hits, searchable: this.#parts.monitor.searchable, ms: performance.now() - began };
  }

  /** @throws NearnoteError `note-missing`. */
  readNote(documentId: number, chunkId: number | null): Promise<Note> {
    return noteWithPassage(this.#parts.database, documentId, chunkId);
  }

  /** The absolute path of a note's file. @throws NearnoteError `note-missing`. */
  async locateNote(documentId: number): Promise<string> {
    const { folder, path } = await locatedNote(this.#parts.database, documentId);
    return join(folder, path);
  }

  /** Stops after the batches under way and closes the library; what is left is taken up at the next start. */
  async close(): Promise<void> {
    const { intake, queue, provider, monitor, database, lock } = this.#parts;
    await Promise.all([intake.close(), queue.stop()]);
    provider.close();
    monitor.close();
    await database.close();
    await lock.release();
  }
}
