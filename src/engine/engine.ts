import type {
  Comparison,
  ExclusionPreview,
  FolderSettings,
  FoundPassage,
  HomeNotes,
  Note,
  Problem,
  SearchRequest,
  SearchResponse,
  SimilarRequest,
  TextRange,
} from '../shared/domain.ts';
import type { EngineOptions } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { LibraryState } from '../shared/library-state.ts';
import type { Likeness } from '../shared/links.ts';
import type { LogFacts } from '../shared/log-events.ts';
import type { NoteTitles } from '../shared/note-titles.ts';
import type { ComputerState, Pace } from '../shared/pace.ts';
import { userText } from '../shared/user-text.ts';
import { closeLibrary } from './close-library.ts';
import { guardAgainstCrashes } from './crash-guard.ts';
import { Diagnosis } from './diagnosis.ts';
import type { EngineDependencies, EngineServices } from './engine-parts.ts';
import { FolderRemovals } from './folder-removals.ts';
import { comparedQuestions } from './generations/comparison.ts';
import { imagesOfLibrary } from './images/library-images.ts';
import type { NoteImages } from './images/note-images.ts';
import { previewExclusions } from './indexing/preview-exclusions.ts';
import { IndexingPause } from './indexing-pause.ts';
import type { LibraryHealth } from './library/library-health.ts';
import { type NoteFile, noteFile, noteWithPassage } from './library/read-note.ts';
import type { SavedSearches } from './library/saved-searches.ts';
import { LibraryFacets } from './library-facets.ts';
import { notesForHome } from './library-home.ts';
import { NoteLinks } from './links/note-links.ts';
import type { LibraryMap } from './map/library-map.ts';
import type { ModelCommands } from './model-commands.ts';
import { openParts } from './open-parts.ts';
import { problemPath, retryProblemFiles } from './problem-files.ts';
import type { ScanReading } from './scans/scan-reading.ts';
import type { Ranking } from './search/ranking/ranking.ts';
import type { Search, SearchResults } from './search/search.ts';
import type { IndexStatus } from './search/semantic/semantic-search.ts';
import type { FolderRow } from './store/folders.ts';
import { titlesAfter } from './store/note-titles.ts';
import { listProblems, unreadableIn } from './store/problems.ts';

/** An open library: its notes, their vectors, and search. The app, the command line and the tests use the same class. */
export class Engine {
  readonly #services: EngineServices;
  readonly #pause: IndexingPause;
  readonly #removals: FolderRemovals;
  #guarded: Promise<void> = Promise.resolve();
  #begun: Promise<void> = Promise.resolve();
  #isClosed = false;
  readonly models: ModelCommands;
  readonly scans: ScanReading;
  readonly searches: SavedSearches;
  readonly facets: LibraryFacets;
  readonly links: NoteLinks;
  readonly images: NoteImages;
  readonly map: LibraryMap;
  readonly health: LibraryHealth;
  readonly diagnosis: Diagnosis;

  private constructor(library: string, services: EngineServices, models: ModelCommands) {
    this.#services = services;
    this.#pause = new IndexingPause(services);
    this.#removals = new FolderRemovals(services);
    this.models = models;
    this.scans = services.scans;
    this.searches = services.searches;
    this.facets = new LibraryFacets(services.store, services.generations);
    this.links = new NoteLinks(services.store, services.threads);
    this.images = imagesOfLibrary(services.store.database, services.folders, services.scans.pictureOf);
    this.map = services.map;
    this.health = services.health;
    this.diagnosis = new Diagnosis(library, services);
  }

  /**
   * Opens a library, and creates it if it does not exist. Nothing runs in the background before `start`.
   * @throws NearnoteError `library-in-use`, `library-too-new`.
   */
  static async open(options: EngineOptions, dependencies: EngineDependencies): Promise<Engine> {
    const { services, commands } = await openParts(options, dependencies);
    return new Engine(options.library, services, commands);
  }

  /**
   * Embeds pending passages in the background until `close`, and continues an interrupted switch to another model.
   * @param mayBegin until then the computer is left to others, and `watch` waits, too: what changes meanwhile is found like what has
   * changed before.
   */
  start(mayBegin?: Promise<void>): void {
    this.#guarded = guardAgainstCrashes(this.#services, this.#pause);
    this.#pause.continueStored();
    if (mayBegin === undefined) this.#begin();
    else {
      this.#pause.expectLook();
      this.#begun = mayBegin.then(() => this.#begin());
    }
  }

  #begin(): void {
    if (this.#isClosed) return;
    this.#services.generations.start();
    this.scans.start();
  }

  /** Watches the folders until `close`, and indexes what has changed before. A better model may be offered from then on. */
  async watch(): Promise<void> {
    const { adviser, deletedText, folders, indexer, watching } = this.#services;
    await this.#guarded;
    await this.#begun;
    if (this.#isClosed) return;
    deletedText.start((work) => void indexer.whileNothingIsStored(work));
    adviser.start();
    this.#expectSearches();
    watching.start((folder, paths) => indexer.update(folder, paths));
    const { isPaused, folders: added } = this.#services.file.content;
    // Whoever has a new library is about to add a folder.
    if (added.length === 0) this.expectFolder();
    for (const folder of await folders.list()) {
      watching.watch(folder);
      if (isPaused) indexer.index(folder);
    }
    if (isPaused) this.#services.libraryStatus.endPhase();
    else await this.rescan();
  }

  /** Sets how fast passages are embedded on this computer from now on. */
  setPace(pace: Pace, computer: ComputerState): void {
    this.#services.models.pace.set(pace, computer);
    this.#services.libraryStatus.changed();
  }

  state(): LibraryState {
    return this.#services.libraryStatus.state();
  }

  /** Starts a parsing thread, which takes a second, for a folder that is about to be added. */
  expectFolder(): void {
    this.#services.threads.warm();
  }

  /** Adds folders and begins to index them; one that the library has already is scanned again. @throws see LibraryFolders.add */
  async addFolders(paths: string[]): Promise<void> {
    // The folder that is being removed may be the one to add again.
    await this.#removals.settled();
    const { toIndex, replaced } = await this.#services.folders.add(paths);
    await this.resume();
    for (const folder of replaced) {
      this.#services.watching.forget(folder.id);
      this.#services.indexer.remove(folder, () => this.#services.folders.drop(folder.id));
    }
    for (const folder of toIndex) {
      this.#services.watching.watch(folder);
      this.#services.indexer.index(folder);
    }
    await this.#services.libraryStatus.count(true);
  }

  /** Copies the sample into the user’s data and adds the copy. */
  async addSample(): Promise<void> {
    // What is being removed may be the copy itself.
    await this.#removals.settled();
    await this.#services.sample.copy();
    await this.addFolders([this.#services.sample.path]);
  }

  /** Removes a folder and its notes from the library. The files are not touched, but those of the sample’s copy are deleted. */
  removeFolder(folderId: number): Promise<void> {
    return this.#removals.begin(folderId);
  }

  /** Somebody is there: whether the folders are there and still the same ones is checked now, not only at the next look. */
  look(): void {
    this.#services.watching.look();
  }

  /** Begins to compare every folder with the disk, and then loads the model for the next query. */
  async rescan(): Promise<void> {
    const { folders, indexer } = this.#services;
    await this.resume();
    for (const folder of await folders.list()) indexer.index(folder);
    void indexer.settled().then(() => this.#expectSearches());
  }

  /** Loads the model for the first query, which then need not wait for it. */
  #expectSearches(): void {
    if (this.state().notes > 0) this.#services.generations.active.provider.preload('query');
  }

  /** Begins to compare one folder with the disk. @throws NearnoteError `folder-missing`. */
  async rescanFolder(folderId: number): Promise<void> {
    const folder = await this.folder(folderId);
    await this.resume();
    this.#services.indexer.index(folder);
  }

  /** Changes the settings of a folder, and begins to index it again. */
  async configureFolder(folderId: number, settings: FolderSettings): Promise<void> {
    const { folders, indexer, libraryStatus, watching } = this.#services;
    const folder = await folders.configure(folderId, settings);
    if (folder === undefined) return;
    await this.resume();
    watching.watch(folder);
    indexer.index(folder);
    await libraryStatus.count(true);
  }

  /** Which notes of a folder settings would exclude. @throws NearnoteError `folder-missing`. */
  async previewFolder(folderId: number, settings: FolderSettings): Promise<ExclusionPreview> {
    const [{ path }, isUnreadable] = [
      await this.folder(folderId),
      await unreadableIn(this.#services.store.database, folderId),
    ];
    return previewExclusions(path, settings, isUnreadable);
  }

  /** @throws NearnoteError `folder-missing`. */
  async folder(folderId: number): Promise<FolderRow> {
    const folder = (await this.#services.folders.list()).find(({ id }) => id === folderId);
    if (folder === undefined)
      throw new NearnoteError('folder-missing', userText('This folder is no longer in the library.'));
    return folder;
  }

  /** Pauses indexing and embedding, also over a restart, until `resume`; what is stored stays. A few changed notes are still read. */
  pause(): Promise<void> {
    return this.#pause.begin();
  }

  /** Continues after a pause. Whatever else the user asks to be indexed ends the pause, too. */
  resume(): Promise<void> {
    return this.#pause.end();
  }

  /** The files that could not be indexed: the first of them, and how many there are. */
  problems(): Promise<{ problems: Problem[]; total: number }> {
    return listProblems(this.#services.store.database);
  }

  /** @see retryProblemFiles */
  retryProblems(only: Pick<Problem, 'folderId' | 'path'> | null): Promise<void> {
    return retryProblemFiles(this.#services, only);
  }

  /** @see problemPath */
  locateProblem(problem: Pick<Problem, 'folderId' | 'path'>): Promise<string> {
    return problemPath(this.#services, problem);
  }

  /** Resolves when all folders are indexed and no passage is pending. */
  async settled(): Promise<void> {
    await this.#services.indexer.settled();
    await this.#services.generations.active.queue.settled();
  }

  search(request: SearchRequest): Promise<SearchResponse> {
    this.look();
    return this.#respond(request.mode, (search) => search.search(request));
  }

  /** @see Search.similar */
  similar(request: SimilarRequest): Promise<SearchResponse> {
    return this.#respond('similar', (search) => search.similar(request));
  }

  /** @see Search.likeness */
  likeness(noteId: number, others: number[]): Promise<Likeness[]> {
    return this.#ask((search) => search.likeness(noteId, others));
  }

  /** Compares the answers to the latest of the recent searches. @see compareAnswers @throws NearnoteError `model-unknown`. */
  async compare(key: string): Promise<Comparison> {
    const { recent } = await this.searches.list();
    const questions = recent.slice(0, comparedQuestions).map(({ query }) => query);
    return this.#services.generations.compare(key, questions);
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

  /** @see notesForHome */
  homeNotes(now = Date.now()): Promise<HomeNotes> {
    return notesForHome(this.#services.store.index, now);
  }

  /** @throws NearnoteError `note-missing`. */
  readNote(noteId: number, chunkId: number | null): Promise<Note> {
    this.#services.generations.active.queue.want([noteId]);
    return noteWithPassage(this.#services.store.database, this.#services.threads, noteId, chunkId);
  }

  noteTitles(after: number): Promise<NoteTitles> {
    return titlesAfter(this.#services.store.database, after);
  }

  /** @see noteFile */
  locateNote(noteId: number, offset: number | null): Promise<NoteFile> {
    return noteFile(this.#services.store.database, noteId, offset);
  }

  /** Finishes the batches in progress and closes the library; the rest continues at the next start. */
  close(): Promise<void> {
    this.#isClosed = true;
    return closeLibrary(this.#services, this.models);
  }

  #ask<T>(ask: (search: Search) => Promise<T>): Promise<T> {
    return this.#services.generations.active.answer(ask);
  }

  /** Completes search results with what only the library knows. */
  async #respond(
    mode: LogFacts<'search.answered'>['mode'],
    ask: (search: Search) => Promise<SearchResults>,
  ): Promise<SearchResponse> {
    const startedAt = performance.now();
    // The whole answer comes from one model, even if the user switches meanwhile.
    const { active } = this.#services.generations;
    const results = await active.answer(ask);
    const { libraryStatus, logger } = this.#services;
    active.queue.want(results.hits.map(({ noteId }) => noteId));
    const ms = performance.now() - startedAt;
    logger.log('search.answered', { mode, hits: results.hits.length, ms });
    return { ...results, searchable: libraryStatus.searchable, model: active.generation.spec.name, ms };
  }
}
