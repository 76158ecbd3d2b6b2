import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { userTextOf } from '../../shared/errors.ts';
import type { LibraryState } from '../../shared/library-state.ts';
import type { ScanLanguage, ScanPlan, ScanState } from '../../shared/scans.ts';
import { InterruptibleWait } from '../embedding/interruptible-wait.ts';
import type { Generations } from '../generations/generations.ts';
import type { Indexer } from '../indexing/indexer.ts';
import { pathIn } from '../lib/path-in.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { unlessCode } from '../lib/unless-code.ts';
import type { LibraryFile } from '../library/library-file.ts';
import type { LibraryStatus } from '../library/library-status.ts';
import type { Network } from '../network/network.ts';
import { formatOf } from '../notes/format.ts';
import { type RecognisedPage, type RecognisedRecord, recognisedPages, recognisedPath } from '../notes/recognised.ts';
import type { Database } from '../store/database.ts';
import { retryOnNextScan } from '../store/problems.ts';
import { countWaitingPages, scannedFiles, type WaitingFile, waitingFileAfter } from '../store/scanned-pages.ts';
import type { LanguageData } from './language-data.ts';
import type { PagePictures } from './page-pictures.ts';
import type { PageReader } from './page-reader.ts';
import { pictureIn } from './picture-file.ts';

interface ScanReadingDependencies {
  database: Database;
  file: LibraryFile;
  indexer: Pick<Indexer, 'settled' | 'update'>;
  generations: Pick<Generations, 'active'>;
  libraryStatus: LibraryStatus;
  network: Pick<Network, 'assertOn'>;
  data: LanguageData;
  reader: PageReader;
  pictures: PagePictures;
  /** The folder for what was read. */
  recognised: string;
}

/**
 * Reads scanned pages once the user has asked for it, after everything else: page by page, when no folder is being read and no
 * passage is pending. What was read of a page is on the disk at once; a file’s note is made anew when all its pages are read.
 */
export class ScanReading {
  readonly #dependencies: ScanReadingDependencies;
  readonly #closing = new AbortController();
  readonly #sleep = new InterruptibleWait();
  #counts = { files: 0, pages: 0, pictures: 0 };
  /** The languages in which pictures are read while the user has not answered. */
  #unasked: ScanLanguage[] = [];
  #activity: ScanState['activity'] = null;
  #failure: ScanState['failure'] = null;
  #told: ScanState | null = null;
  #isPaused = false;
  /** How often the user has ended reading, or wants it done in other languages. */
  #breaks = 0;
  #revision = 0;
  #running: Promise<void> | null = null;
  #waiters: (() => void)[] = [];

  constructor(dependencies: ScanReadingDependencies) {
    this.#dependencies = dependencies;
  }

  state(): ScanState {
    const { isOn, languages } = this.#dependencies.file.content.scans;
    const readsPictures = isOn === null && this.#unasked.length > 0;
    return { ...this.#counts, readsPictures, isOn, languages, activity: this.#activity, failure: this.#failure };
  }

  /** Reads in the background until `close`, if the user wants it. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** See PagePictures.find. */
  readonly pictureOf = (noteId: number, page: number): Promise<string | null> =>
    this.#dependencies.pictures.find(noteId, page);

  /** What has to be fetched before pages can be read in these languages. */
  plan(languages: readonly ScanLanguage[]): Promise<ScanPlan> {
    return this.#dependencies.data.plan(languages);
  }

  /**
   * The user wants scanned pages read, in these languages, and what is missing fetched.
   * @throws NearnoteError `network-off` if something is missing and they have switched the network off.
   */
  async read(languages: ScanLanguage[]): Promise<void> {
    if ((await this.plan(languages)).bytes > 0) this.#dependencies.network.assertOn();
    await this.#dependencies.file.update(() => ({ scans: { isOn: true, languages } }));
    this.#failure = null;
    // What is being read in other languages begins again with these.
    this.#break();
    this.#changed();
    this.#sleep.interrupt('user');
  }

  /** The user wants none read, or no more. What was read stays. */
  async decline(): Promise<void> {
    await this.#dependencies.file.update(({ scans }) => ({ scans: { ...scans, isOn: false } }));
    this.#break();
    this.#changed();
  }

  pause(): void {
    this.#isPaused = true;
    this.#break();
  }

  resume(): void {
    this.#isPaused = false;
    this.wake();
  }

  /** Looks for new pages once notes have changed. */
  follow({ revision }: Pick<LibraryState, 'revision'>): void {
    if (revision === this.#revision) return;
    this.#revision = revision;
    this.wake();
  }

  /** Announces possible new pages. */
  wake(): void {
    this.#sleep.interrupt('work');
  }

  /** Resolves when no page waits, or none can be read. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.wake();
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#sleep.interrupt('user');
    this.#dependencies.reader.end();
    await this.#running;
  }

  /** Counts the pages that wait. */
  async count(): Promise<void> {
    const { database, data } = this.#dependencies;
    const counts = await countWaitingPages(database);
    const unasked = counts.pictures > 0 ? await data.present() : [];
    // Both at once: in between the user would be asked about pictures that are read anyway.
    [this.#counts, this.#unasked] = [counts, unasked];
    this.#changed();
  }

  get #mayRead(): boolean {
    const isWanted = this.state().isOn === true || this.#readsOnlyPictures;
    return isWanted && !this.#isPaused && !this.#closing.signal.aborted;
  }

  /** The user has asked for pictures by a folder’s settings: where nothing has to be fetched, they are not asked again. */
  get #readsOnlyPictures(): boolean {
    return this.state().readsPictures;
  }

  get #languages(): ScanLanguage[] {
    return this.#readsOnlyPictures ? this.#unasked : this.#dependencies.file.content.scans.languages;
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      this.#sleep.reset();
      const waiters = this.#waiters.splice(0);
      try {
        await this.#rest();
        await this.count();
        await this.#forgetOthers();
        if (this.#mayRead && this.#counts.pages > 0) await this.#readAll();
        this.#failure = null;
      } catch (error) {
        if (this.#closing.signal.aborted) break;
        this.#failure = userTextOf(error);
      }
      this.#activity = null;
      this.#dependencies.reader.end();
      this.#changed();
      for (const resolve of waiters) resolve();
      if (this.#failure !== null) await this.#sleep.wait('user', null);
      // Pages may wait for a file that cannot be read now.
      else if (this.#mayRead && this.#counts.pages > 0) await this.#sleep.waitForWork();
      else await this.#sleep.wait('work', null);
    }
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  /** Everything else comes first. */
  async #rest(): Promise<void> {
    const { indexer, generations } = this.#dependencies;
    await indexer.settled();
    // A queue that cannot go on keeps no page waiting.
    const embedded = generations.active.queue.settled().catch(() => {});
    await Promise.race([embedded, this.#closed]);
  }

  get #closed(): Promise<void> {
    const { signal } = this.#closing;
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  async #readAll(): Promise<void> {
    const { database, data, recognised } = this.#dependencies;
    await mkdir(recognised, { recursive: true });
    const [breaks, languages, onlyPictures] = [this.#breaks, this.#languages, this.#readsOnlyPictures];
    await data.fetch(languages, (done, total) => this.#show('fetching', done, total), this.#closing.signal);
    const total = onlyPictures ? this.#counts.pictures : this.#counts.pages;
    let done = 0;
    this.#show('reading', done, total);
    for (let last = 0; this.#mayRead && breaks === this.#breaks; ) {
      const waiting = await waitingFileAfter(database, last, onlyPictures);
      if (waiting === undefined) break;
      last = waiting.noteId;
      await this.#readFile(waiting, languages, () => this.#show('reading', ++done, Math.max(done, total)));
    }
    await this.count();
  }

  async #readFile(waiting: WaitingFile, languages: ScanLanguage[], onPage: () => void): Promise<void> {
    const { database, indexer, recognised } = this.#dependencies;
    const path = pathIn(waiting.folder, waiting.path);
    const breaks = this.#breaks;
    const pages = await recognisedPages(recognised, waiting.fileHash);
    for (const page of waiting.pages) {
      if (!pages.some((read) => read.page === page)) {
        await this.#rest();
        if (breaks !== this.#breaks || !this.#mayRead) return;
        const text = await this.#textOf(path, page, languages)
          // The file is damaged, or gone: its pages are set aside, and read again when it has changed.
          .catch(() => null);
        // Ended by the user, not by the page.
        if (breaks !== this.#breaks || !this.#mayRead) return;
        pages.push({ page, text });
        await this.#keep(waiting.fileHash, pages);
      }
      onPage();
    }
    // A file with pages that wait has a remark, which makes it one to try again.
    await retryOnNextScan(database, waiting.folderId, [waiting.path]);
    await indexer.update({ id: waiting.folderId, path: waiting.folder, notes: 0 }, [waiting.path]);
  }

  /** Null if it cannot be read. */
  async #textOf(path: string, page: number, languages: ScanLanguage[]): Promise<string | null> {
    const { data, reader } = this.#dependencies;
    const isPicture = formatOf(path) === 'picture';
    const picture = isPicture ? await pictureIn(path, page) : null;
    if (isPicture && picture === null) return null;
    return reader.read({ path, page, picture, data: data.folder, languages });
  }

  #keep(fileHash: string, pages: RecognisedPage[]): Promise<void> {
    const record: RecognisedRecord = { version: 1, pages };
    return replaceFile(recognisedPath(this.#dependencies.recognised, fileHash), record);
  }

  /** Deletes what was read of files that are gone: no text outlives its note. */
  async #forgetOthers(): Promise<void> {
    const { database, recognised } = this.#dependencies;
    const names = (await readdir(recognised).catch(unlessCode('ENOENT'))) ?? [];
    if (names.length === 0) return;
    const kept = await scannedFiles(database);
    for (const name of names) {
      if (!kept.has(name.replace(/\.json$/, ''))) await rm(join(recognised, name), { force: true });
    }
  }

  #show(kind: 'fetching' | 'reading', done: number, total: number): void {
    this.#activity = { kind, done, total };
    this.#changed();
  }

  #break(): void {
    this.#breaks++;
    this.#dependencies.reader.end();
  }

  /** Tells only what is new: pages are counted again and again, also while nothing happens. */
  #changed(): void {
    const state = this.state();
    if (isDeepStrictEqual(state, this.#told)) return;
    this.#told = state;
    this.#dependencies.libraryStatus.changed();
  }
}
