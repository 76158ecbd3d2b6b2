import { join } from 'node:path';
import type {
  ExclusionPreview,
  FolderSettings,
  LibraryState,
  Note,
  Problem,
  SearchRequest,
  SearchResponse,
} from '../shared/domain.ts';
import type { EngineOptions } from '../shared/engine-host.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { ModelsState } from '../shared/models.ts';
import type { StartInference } from './embedding/inference-process.ts';
import type { Host } from './host.ts';
import { Intake } from './intake/intake.ts';
import { IntakeThreads } from './intake/intake-threads.ts';
import { previewExclusions } from './intake/preview-exclusions.ts';
import { LibraryFolders } from './library-folders.ts';
import { LibraryMonitor } from './library-monitor.ts';
import { ModelRequests } from './model-requests.ts';
import { starter } from './models/catalogue.ts';
import { specOf } from './models/catalogue-entry.ts';
import { Models } from './models/models.ts';
import { locatedNote, noteWithPassage } from './read-note.ts';
import type { Database } from './store/database.ts';
import { LibraryFile } from './store/library-file.ts';
import type { LibraryLock } from './store/lock.ts';
import { openLibrary } from './store/open.ts';
import { forgetProblems, listProblems, pathsWithProblems } from './store/problems.ts';
import { activeGeneration, Switching, watched } from './switching/switching.ts';
import { Watching } from './watching/watching.ts';

export interface EngineSurroundings {
  startInference: StartInference;
  host: Host;
  /** Hears of every change, ten times a second at most. */
  tell: (state: LibraryState) => void;
  /** Hears of every change of the models' list, ten times a second at most. */
  tellModels: (state: ModelsState) => void;
}

interface Parts {
  database: Database;
  lock: LibraryLock;
  folders: LibraryFolders;
  models: Models;
  monitor: LibraryMonitor;
  switching: Switching;
  intake: Intake;
  watching: Watching;
}

/** One open library: its notes, their vectors, and search over both. The same in the app, in the command line and in tests. */
export class Engine {
  readonly #parts: Parts;
  /** The list of models, and the switch between them. */
  readonly models: ModelRequests;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.models = new ModelRequests(parts);
  }

  /**
   * Opens a library, making it where there is none. Nothing runs in the background before `start`.
   * @throws NearnoteError `library-in-use`, `library-too-new`.
   */
  static async open(options: EngineOptions, surroundings: EngineSurroundings): Promise<Engine> {
    const { library, models: builtIn, data } = options;
    const { startInference, host, tell, tellModels } = surroundings;
    const opener = { name: options.owner, session: options.session };
    const { database, lock, notice } = await openLibrary(library, opener, options.template);
    try {
      const file = await LibraryFile.open(library, starterSpec);
      const folders = await LibraryFolders.open(database, file);
      let switching: Switching | null = null;
      const statusInLibrary = (key: string) => switching?.statusOf(key) ?? null;
      const models = await Models.open({ builtIn, data, host, startInference, statusInLibrary, tell: tellModels });
      const generation = await activeGeneration(database, file);
      const settingsOf = (path: string) => folders.settingsOf(path);
      const monitor = new LibraryMonitor(database, watched(generation), settingsOf, tell);
      switching = await Switching.open({ database, file, models, monitor }, generation);
      // Passages are cut by one tokenizer, whatever the model: a switch never cuts them anew.
      const threads = new IntakeThreads(options.intakeWorker, join(builtIn, starter.id, 'tokenizer.json'));
      const watching = new Watching({
        changed: (folder, paths) => intake.update(folder, paths),
        onPolled: (path, reason) => monitor.folderPolled(path, reason),
      });
      const intake = new Intake({
        database,
        threads,
        monitor,
        switching,
        settingsOf: ({ path }) => settingsOf(path),
        onFolder: ({ id }, inside) => watching.cover(id, inside),
      });
      monitor.notice('opening', notice);
      await monitor.count(true);
      monitor.rest();
      return new Engine({ database, lock, folders, models, monitor, switching, intake, watching });
    } catch (error) {
      await database.close();
      await lock.release();
      throw error;
    }
  }

  /** Embeds what is pending, from now on until `close`; a switch to another model that was cut short goes on. */
  start(): void {
    this.#parts.switching.start();
  }

  /** Follows what happens on the disk, from now on until `close`, and catches up with what has happened before. */
  async watch(): Promise<void> {
    const { folders, watching } = this.#parts;
    watching.start();
    for (const folder of await folders.list()) watching.watch(folder);
    await this.rescan();
  }

  state(): LibraryState {
    return this.#parts.monitor.state();
  }

  /** Adds folders and begins to index them; one that is there already is scanned again. @throws see LibraryFolders.add */
  async addFolders(paths: string[]): Promise<void> {
    // One that is just being removed could be the very one that is added again.
    while (this.#parts.monitor.isFolderLeaving) await this.#parts.intake.settled();
    const { toIndex, replaced } = await this.#parts.folders.add(paths);
    this.#parts.switching.active.provider.warm('passage');
    for (const folder of replaced) {
      this.#parts.watching.forget(folder.id);
      this.#parts.intake.remove(folder, () => this.#parts.folders.drop(folder.id));
    }
    for (const folder of toIndex) {
      this.#parts.watching.watch(folder);
      this.#parts.intake.index(folder);
    }
    await this.#parts.monitor.count(true);
  }

  /** Takes a folder's notes out of the library; the files stay where they are. */
  async removeFolder(folderId: number): Promise<void> {
    const folder = await this.#parts.folders.remove(folderId);
    if (folder === undefined) return;
    this.#parts.monitor.folderLeaving(folder.path, true);
    this.#parts.watching.forget(folderId);
    await this.#parts.intake.remove(folder, () => this.#parts.folders.drop(folderId));
    this.#parts.monitor.folderLeaving(folder.path, false);
  }

  /** Begins to compare every folder with the disk; what the next search needs is loaded once that is done. */
  async rescan(): Promise<void> {
    const { folders, intake, switching } = this.#parts;
    for (const folder of await folders.list()) intake.index(folder);
    void intake.settled().then(() => {
      if (this.state().documents > 0) switching.active.provider.warm('query');
    });
  }

  /** Changes what of a folder is taken in, and begins to look at it anew. */
  async configureFolder(folderId: number, settings: FolderSettings): Promise<void> {
    const { database, folders, intake, monitor, watching } = this.#parts;
    const folder = await folders.configure(folderId, settings);
    if (folder === undefined) return;
    // What was too large may be read now.
    await forgetProblems(database, folderId, null);
    watching.watch(folder);
    intake.index(folder);
    await monitor.count(true);
  }

  /** What settings would do to a folder. @throws NearnoteError `folder-missing`. */
  async previewFolder(folderId: number, settings: FolderSettings): Promise<ExclusionPreview> {
    const folder = (await this.#parts.folders.list()).find(({ id }) => id === folderId);
    if (folder === undefined) throw new NearnoteError('folder-missing', 'This folder is no longer in the library.');
    return previewExclusions(folder.path, settings);
  }

  /** Leaves off taking in folders, until the person looks for changes; what was stored stays. */
  stopIntake(): void {
    this.#parts.intake.stop();
  }

  /** What could not be taken in: the first of it, and how much there is. */
  problems(): Promise<{ problems: Problem[]; total: number }> {
    return listProblems(this.#parts.database);
  }

  /** Tries one file again, or, for null, all. Resolves when that is done. */
  async retryProblems(only: Pick<Problem, 'folderId' | 'path'> | null): Promise<void> {
    const { database, folders, intake } = this.#parts;
    const all = only === null ? await pathsWithProblems(database) : new Map([[only.folderId, [only.path]]]);
    const retried = (await folders.list()).map(async (folder) => {
      const paths = all.get(folder.id);
      if (paths === undefined) return;
      await forgetProblems(database, folder.id, paths);
      await intake.update(folder, paths);
    });
    await Promise.all(retried);
  }

  /** The absolute path of what could not be taken in. @throws NearnoteError `note-missing`. */
  async locateProblem({ folderId, path }: Pick<Problem, 'folderId' | 'path'>): Promise<string> {
    const folder = (await this.#parts.folders.list()).find(({ id }) => id === folderId);
    const isKnown = (await pathsWithProblems(this.#parts.database)).get(folderId)?.includes(path);
    if (folder === undefined || isKnown !== true) {
      throw new NearnoteError('note-missing', 'This problem is no longer there.');
    }
    return join(folder.path, path);
  }

  /** Resolves when every folder has been indexed as it was asked for, and nothing is pending. */
  async settled(): Promise<void> {
    await this.#parts.intake.settled();
    await this.#parts.switching.active.queue.settled();
  }

  async search(request: SearchRequest): Promise<SearchResponse> {
    const began = performance.now();
    // One model for the whole answer, whatever happens meanwhile.
    const { active } = this.#parts.switching;
    const hits = await active.search(request);
    const { searchable } = this.#parts.monitor;
    return { hits, searchable, model: active.generation.spec.name, ms: performance.now() - began };
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
    const { intake, watching, switching, models, monitor, database, lock } = this.#parts;
    watching.close();
    await Promise.all([intake.close(), switching.close()]);
    await models.close();
    monitor.close();
    await database.close();
    await lock.release();
  }
}

const starterSpec = specOf(starter, 'q8');
