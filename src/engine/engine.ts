import { join } from 'node:path';
import type {
  ExclusionPreview,
  FolderSettings,
  FoundPassage,
  LibraryState,
  Note,
  Problem,
  SearchRequest,
  SearchResponse,
  SimilarRequest,
  Suggestion,
  SuggestRequest,
  TextRange,
} from '../shared/domain.ts';
import type { EngineOptions } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import type { LogFacts } from '../shared/log-events.ts';
import type { ModelsState } from '../shared/models.ts';
import { withLog } from './embedding/inference-log.ts';
import type { StartInference } from './embedding/inference-process.ts';
import { Generations, statusModelOf } from './generations/generations.ts';
import { activeGeneration } from './generations/stored-generations.ts';
import { Indexer } from './indexing/indexer.ts';
import { previewExclusions } from './indexing/preview-exclusions.ts';
import { Watching } from './indexing/watching/watching.ts';
import type { System } from './lib/system.ts';
import { openLibraryFile } from './library/library-file.ts';
import { LibraryFolders } from './library/library-folders.ts';
import { LibraryStatus } from './library/library-status.ts';
import type { LibraryLock } from './library/lock.ts';
import { openDatabase } from './library/open-database.ts';
import { locatedNote, noteWithPassage } from './library/read-note.ts';
import { SavedSearches } from './library/saved-searches.ts';
import { ModelCommands } from './model-commands.ts';
import { starter } from './models/catalogue.ts';
import { specOf } from './models/catalogue-entry.ts';
import { ModelRegistry } from './models/model-registry.ts';
import { ParsingThreads } from './parsing/parsing-threads.ts';
import { suggestionsFor } from './search/presentation/suggest.ts';
import type { Ranking } from './search/ranking/ranking.ts';
import type { Search, SearchResults } from './search/search.ts';
import type { IndexStatus } from './search/semantic/semantic-search.ts';
import { openTextIndex } from './store/load-text-index.ts';
import type { NoteStore } from './store/notes.ts';
import { listProblems, pathsWithProblems, retryOnNextScan } from './store/problems.ts';
import { Dictionary } from './text-index/analysis/dictionary.ts';

export interface EngineDependencies {
  startInference: StartInference;
  system: System;
  logger: Logger;
  /** Hears of every change, ten times a second at most. */
  tell: (state: LibraryState) => void;
  /** Hears of every change of the models' list, ten times a second at most. */
  tellModels: (state: ModelsState) => void;
}

interface Parts {
  store: NoteStore;
  lock: LibraryLock;
  folders: LibraryFolders;
  models: ModelRegistry;
  libraryStatus: LibraryStatus;
  generations: Generations;
  threads: ParsingThreads;
  indexer: Indexer;
  searches: SavedSearches;
  watching: Watching;
  logger: Logger;
}

/** One open library: its notes, their vectors, and search over both. The same in the app, in the command line and in tests. */
export class Engine {
  readonly #parts: Parts;
  /** The list of models, and the switch between them. */
  readonly models: ModelCommands;
  /** Searches to run again. */
  readonly searches: SavedSearches;

  private constructor(parts: Parts, models: ModelCommands) {
    this.#parts = parts;
    this.models = models;
    this.searches = parts.searches;
  }

  /**
   * Opens a library, making it where there is none. Nothing runs in the background before `start`.
   * @throws NearnoteError `library-in-use`, `library-too-new`.
   */
  static async open(options: EngineOptions, dependencies: EngineDependencies): Promise<Engine> {
    const { library, models: builtIn, data } = options;
    const { system, logger, tell, tellModels } = dependencies;
    const began = performance.now();
    const startInference = withLog(dependencies.startInference, logger);
    const opener = { name: options.owner, session: options.session };
    const { database, lock, notice } = await openDatabase(library, opener, options.template);
    try {
      const store = { database, index: openTextIndex(database) };
      const file = await openLibraryFile(library, starterSpec);
      const folders = await LibraryFolders.open(store, file);
      const models = await ModelRegistry.open({ builtIn, data, system, startInference });
      const generation = await activeGeneration(database, file);
      const tokenizer = join(builtIn, starter.id, 'tokenizer.json');
      const dictionary = new Dictionary(tokenizer);
      const settingsOf = (path: string) => folders.settingsOf(path);
      const libraryStatus = new LibraryStatus(database, statusModelOf(generation), settingsOf, tell);
      const generations = await Generations.open(
        { store, dictionary, file, models, libraryStatus, logger },
        generation,
      );
      // Passages are cut by one tokenizer, whatever the model: a switch never cuts them anew.
      const threads = new ParsingThreads(options.parsingWorker, tokenizer, logger);
      const watching = new Watching((path, reason) => libraryStatus.folderPolled(path, reason));
      const indexer = new Indexer({
        store,
        threads,
        libraryStatus,
        generations,
        logger,
        settingsOf: ({ path }) => settingsOf(path),
        onFolder: ({ id }, inside) => watching.cover(id, inside),
      });
      libraryStatus.notice('opening', notice);
      await libraryStatus.count(true);
      libraryStatus.rest();
      const searches = new SavedSearches(library);
      const parts = {
        store,
        lock,
        folders,
        models,
        libraryStatus,
        generations,
        threads,
        indexer,
        watching,
        searches,
        logger,
      };
      const commands = new ModelCommands(parts, tellModels);
      models.onChange(() => commands.changed());
      const { notes, chunks, embedded, failed } = libraryStatus.state();
      logger.log('library.opened', {
        notes,
        chunks,
        embedded,
        failed,
        dimensions: generation.dimensions,
        rebuilt: notice !== null,
        ms: performance.now() - began,
      });
      return new Engine(parts, commands);
    } catch (error) {
      await database.close();
      await lock.release();
      throw error;
    }
  }

  /** Embeds what is pending, from now on until `close`; a switch to another model that was cut short goes on. */
  start(): void {
    this.#parts.generations.start();
  }

  /** Follows what happens on the disk, from now on until `close`, and catches up with what has happened before. */
  async watch(): Promise<void> {
    const { folders, indexer, watching } = this.#parts;
    watching.start((folder, paths) => indexer.update(folder, paths));
    for (const folder of await folders.list()) watching.watch(folder);
    await this.rescan();
  }

  state(): LibraryState {
    return this.#parts.libraryStatus.state();
  }

  /** Adds folders and begins to index them; one that is there already is scanned again. @throws see LibraryFolders.add */
  async addFolders(paths: string[]): Promise<void> {
    // One that is just being removed could be the very one that is added again.
    while (this.#parts.libraryStatus.isFolderLeaving) await this.#parts.indexer.settled();
    const { toIndex, replaced } = await this.#parts.folders.add(paths);
    for (const folder of replaced) {
      this.#parts.watching.forget(folder.id);
      this.#parts.indexer.remove(folder, () => this.#parts.folders.drop(folder.id));
    }
    for (const folder of toIndex) {
      this.#parts.watching.watch(folder);
      this.#parts.indexer.index(folder);
    }
    await this.#parts.libraryStatus.count(true);
  }

  /** Takes a folder's notes out of the library; the files stay where they are. */
  async removeFolder(folderId: number): Promise<void> {
    const folder = await this.#parts.folders.remove(folderId);
    if (folder === undefined) return;
    this.#parts.libraryStatus.folderLeaving(folder.path, true);
    this.#parts.watching.forget(folderId);
    await this.#parts.indexer.remove(folder, () => this.#parts.folders.drop(folderId));
    this.#parts.libraryStatus.folderLeaving(folder.path, false);
  }

  /** Begins to compare every folder with the disk; what the next search needs is loaded once that is done. */
  async rescan(): Promise<void> {
    const { folders, indexer, generations } = this.#parts;
    for (const folder of await folders.list()) indexer.index(folder);
    void indexer.settled().then(() => {
      if (this.state().notes > 0) generations.active.provider.warm('query');
    });
  }

  /** Changes what of a folder is taken in, and begins to look at it anew. */
  async configureFolder(folderId: number, settings: FolderSettings): Promise<void> {
    const { folders, indexer, libraryStatus, watching } = this.#parts;
    const folder = await folders.configure(folderId, settings);
    if (folder === undefined) return;
    watching.watch(folder);
    indexer.index(folder);
    await libraryStatus.count(true);
  }

  /** What settings would do to a folder. @throws NearnoteError `folder-missing`. */
  async previewFolder(folderId: number, settings: FolderSettings): Promise<ExclusionPreview> {
    const folder = (await this.#parts.folders.list()).find(({ id }) => id === folderId);
    if (folder === undefined) throw new NearnoteError('folder-missing', 'This folder is no longer in the library.');
    return previewExclusions(folder.path, settings);
  }

  /** Leaves off taking in folders, until the user looks for changes; what was stored stays. */
  stopIndexing(): void {
    this.#parts.indexer.stop();
  }

  /** What could not be taken in: the first of it, and how much there is. */
  problems(): Promise<{ problems: Problem[]; total: number }> {
    return listProblems(this.#parts.store.database);
  }

  /** Tries one file again, or, for null, all. Resolves when that is done. */
  async retryProblems(only: Pick<Problem, 'folderId' | 'path'> | null): Promise<void> {
    const { store, folders, indexer } = this.#parts;
    const all = only === null ? await pathsWithProblems(store.database) : new Map([[only.folderId, [only.path]]]);
    const retried = (await folders.list()).map(async (folder) => {
      const paths = all.get(folder.id);
      if (paths === undefined) return;
      await retryOnNextScan(store.database, folder.id, paths);
      await indexer.update(folder, paths);
    });
    await Promise.all(retried);
  }

  /** The absolute path of what could not be taken in. @throws NearnoteError `note-missing`. */
  async locateProblem({ folderId, path }: Pick<Problem, 'folderId' | 'path'>): Promise<string> {
    const folder = (await this.#parts.folders.list()).find(({ id }) => id === folderId);
    const isKnown = (await pathsWithProblems(this.#parts.store.database)).get(folderId)?.includes(path);
    if (folder === undefined || isKnown !== true) {
      throw new NearnoteError('note-missing', 'This problem is no longer there.');
    }
    return join(folder.path, path);
  }

  /** Resolves when every folder has been indexed as it was asked for, and nothing is pending. */
  async settled(): Promise<void> {
    await this.#parts.indexer.settled();
    await this.#parts.generations.active.queue.settled();
  }

  search(request: SearchRequest): Promise<SearchResponse> {
    return this.#respond(request.mode, (search) => search.search(request));
  }

  /** @see Search.similar */
  similar(request: SimilarRequest): Promise<SearchResponse> {
    return this.#respond('similar', (search) => search.similar(request));
  }

  /** @see Search.ranking */
  ranking(request: SearchRequest): Promise<Ranking> {
    return this.#ask((search) => search.ranking(request));
  }

  /** @see Search.passages */
  passages(request: SearchRequest, noteId: number): Promise<FoundPassage[]> {
    return this.#ask((search) => search.passages(request, noteId));
  }

  /** @see Search.sentences */
  sentences(query: string, chunkIds: number[]): Promise<Map<number, TextRange | null>> {
    return this.#ask((search) => search.sentences(query, chunkIds));
  }

  /** @see SemanticSearch.status */
  indexStatus(): Promise<IndexStatus> {
    return this.#ask((search) => search.status());
  }

  /** @see suggestionsFor */
  async suggest(request: SuggestRequest): Promise<Suggestion[]> {
    const { index } = this.#parts.store;
    await index.ready;
    return suggestionsFor(request, index);
  }

  /** @throws NearnoteError `note-missing`. */
  readNote(noteId: number, chunkId: number | null): Promise<Note> {
    return noteWithPassage(this.#parts.store.database, this.#parts.threads, noteId, chunkId);
  }

  /** The absolute path of a note's file. @throws NearnoteError `note-missing`. */
  async locateNote(noteId: number): Promise<string> {
    const { folder, path } = await locatedNote(this.#parts.store.database, noteId);
    return join(folder, path);
  }

  /** Stops after the batches under way and closes the library; what is left is taken up at the next start. */
  async close(): Promise<void> {
    const { indexer, watching, generations, models, libraryStatus, store, lock, logger } = this.#parts;
    const began = performance.now();
    watching.close();
    await Promise.all([indexer.close(), generations.close(), this.searches.settled()]);
    this.models.close();
    await models.close();
    libraryStatus.close();
    await store.index.ready.catch(() => {});
    await store.database.close();
    await lock.release();
    logger.log('library.closed', { ms: performance.now() - began });
  }

  #ask<T>(ask: (search: Search) => Promise<T>): Promise<T> {
    return this.#parts.generations.active.answer(ask);
  }

  /** Results, with what only the library knows about them. */
  async #respond(
    mode: LogFacts<'search.answered'>['mode'],
    ask: (search: Search) => Promise<SearchResults>,
  ): Promise<SearchResponse> {
    const began = performance.now();
    // One model for the whole answer, whatever happens meanwhile.
    const { active } = this.#parts.generations;
    const results = await active.answer(ask);
    const { libraryStatus, logger } = this.#parts;
    const ms = performance.now() - began;
    logger.log('search.answered', { mode, hits: results.hits.length, ms });
    return { ...results, searchable: libraryStatus.searchable, model: active.generation.spec.name, ms };
  }
}

const starterSpec = specOf(starter, 'q8');
