import type { FolderView, FolderWork, LastRun, LibraryState, Phase } from '../../shared/library-state.ts';
import type { ReembedView } from '../../shared/models.ts';
import type { Slowdown } from '../../shared/pace.ts';
import type { ScanState } from '../../shared/scans.ts';
import { inARow, isSame, type UserText } from '../../shared/user-text.ts';
import { CountPace } from '../lib/count-pace.ts';
import { RateMeter } from '../lib/rate-meter.ts';
import { Throttle } from '../lib/throttle.ts';
import { countNotes, type NoteCounts } from '../store/counts.ts';
import type { Database } from '../store/database.ts';
import { countFailed } from '../store/failures.ts';
import { type FolderRow, listFolders } from '../store/folders.ts';
import { type EmbeddedCounts, embeddedByFolder, type GenerationRef } from '../store/vectors.ts';
import { RunProgress } from './run-progress.ts';

/** Milliseconds, at least, between two snapshots. */
const notifyEvery = 100;

const noScans: ScanState = {
  files: 0,
  pages: 0,
  pictures: 0,
  readsPictures: false,
  isOn: null,
  languages: [],
  activity: null,
  failure: null,
};

/** The model whose vectors search uses. */
export type StatusModel = GenerationRef & { key: string; name: string; passagesPerSecond: number | null };

/** What the database does not know about a folder. */
type FolderFacts = Pick<FolderView, 'settings' | 'isSample'>;

/** Why a model embeds slower than it could: the active one, or that of the re-embed. */
type SlowdownOf = (of: 'active' | 'building') => Slowdown | null;

/** Keeps the state of the library that the window shows, and reports its changes at most ten times a second. */
export class LibraryStatus {
  readonly #database: Database;
  #model: StatusModel;
  #reembed: (() => ReembedView) | null = null;
  #scans: () => ScanState = () => noScans;
  #slowdown: SlowdownOf = () => null;
  readonly #rate = new RateMeter();
  readonly #aboutFolder: (path: string) => FolderFacts;
  readonly #unavailable = new Set<string>();
  /** What is being done with folders before their passages are embedded. */
  readonly #work = new Map<string, FolderWork>();
  readonly #polled = new Map<string, UserText>();
  readonly #removing = new Set<string>();
  readonly #notices = new Map<string, UserText>();
  #folders: FolderRow[] = [];
  #embeddedByFolder = new Map<number, EmbeddedCounts>();
  #notes: NoteCounts = { notes: 0, chunks: 0, skippedFiles: 0, remarks: 0 };
  #revision = 0;
  #embedded = 0;
  #failed = 0;
  /** Until all is counted: a library with pending passages was told to be up to date for a moment. */
  #phase: Phase = 'opening';
  #isPaused = false;
  #isDamaged = false;
  #run: RunProgress | null = null;
  #lastRun: LastRun | null = null;
  #done = 0;
  #total = 0;
  readonly #throttle: Throttle;
  readonly #pace = new CountPace();

  constructor(
    database: Database,
    model: StatusModel,
    aboutFolder: (path: string) => FolderFacts,
    onChange: (state: LibraryState) => void,
  ) {
    this.#database = database;
    this.#model = model;
    this.#aboutFolder = aboutFolder;
    this.#throttle = new Throttle(notifyEvery, () => onChange(this.state()));
  }

  /** What the window shows now. */
  state(): LibraryState {
    const { notes, chunks, skippedFiles, remarks } = this.#notes;
    const perSecond = this.#rate.perSecond();
    const left = Math.max(0, this.#total - this.#done);
    const reembed = this.#reembed?.() ?? null;
    return {
      folders: this.#folders.filter(({ path }) => !this.#removing.has(path)).map((folder) => this.#view(folder)),
      notes,
      chunks,
      revision: this.#revision,
      skippedFiles,
      remarks,
      embedded: this.#embedded,
      failed: this.#failed,
      model: { key: this.#model.key, name: this.#model.name, dimensions: this.#model.dimensions },
      reembed,
      progress: {
        phase: this.#phase,
        done: this.#done,
        total: this.#total,
        perSecond,
        secondsLeft: perSecond === null ? null : left / perSecond,
      },
      run: this.#run?.view() ?? null,
      lastRun: this.#lastRun,
      isPaused: this.#isPaused,
      slowdown: this.#slowdownWith(reembed),
      scans: this.#scans(),
      isDamaged: this.#isDamaged,
      notice: inARow([...this.#notices.values()]),
    };
  }

  /** Search uses this model from now on. Notices about the previous one are withdrawn. */
  async useModel(model: StatusModel): Promise<void> {
    this.#model = model;
    this.#notices.delete('embedding');
    this.#notices.delete('query');
    await this.count(true);
    this.endPhase();
  }

  /** Shows the re-embed in progress; null once there is none. */
  showReembed(reembed: (() => ReembedView) | null): void {
    this.#reembed = reembed;
    this.changed();
  }

  /** Shows what becomes of scanned pages. */
  showScans(scans: () => ScanState): void {
    this.#scans = scans;
    this.changed();
  }

  /** Shows why passages are embedded slower than they could be. */
  showSlowdown(slowdown: SlowdownOf): void {
    this.#slowdown = slowdown;
  }

  /** Updates the counts from the database, unless the last count is recent; `always` counts in any case. */
  async count(always: boolean): Promise<void> {
    if (!always && !this.#pace.isDue) return;
    await this.#pace.run(() => this.#count());
    if (this.#phase === 'embedding') this.#followEmbedding();
    this.changed();
  }

  /** Share of the passages that semantic search can find, 0 to 1, among those that are not set aside: these never will be. */
  get searchable(): number {
    const due = this.#notes.chunks - this.#failed;
    return due <= 0 ? 1 : Math.min(1, this.#embedded / due);
  }

  get hasVectors(): boolean {
    return this.#embedded > 0;
  }

  /** Ends the current phase. The library is idle only if nothing is pending: otherwise embedding follows, unless all is paused. */
  endPhase(): void {
    const pending = this.#notes.chunks - this.#embedded - this.#failed;
    if (this.#isPaused && (pending > 0 || this.#work.size > 0)) this.enter('paused');
    else this.enter(pending > 0 ? 'embedding' : 'idle');
  }

  /** The user has paused everything, or lets it go on. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (isPaused) this.#run?.pause();
    else this.#run?.resume();
    if (this.#phase === 'paused' || this.#phase === 'embedding' || this.#phase === 'idle') this.endPhase();
    this.changed();
  }

  /** Shows why embedding is interrupted, in words for the user; null once it continues. */
  embeddingInterrupted(message: UserText | null): void {
    this.notice('embedding', message);
    if (message !== null) this.enter('waiting');
    else if (this.#phase === 'waiting') this.endPhase();
  }

  enter(phase: Phase): void {
    this.#followRun(phase);
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.#rate.reset();
      this.#done = 0;
      this.#total = 0;
    }
    if (phase === 'embedding') this.#followEmbedding();
    this.changed();
  }

  /** What is being done with a folder; null when its notes are read. */
  folderWork(path: string, work: FolderWork | null): void {
    if (work === null) this.#work.delete(path);
    else this.#work.set(path, work);
    this.#run?.foldersWaiting([...this.#work.values()].filter(({ stage }) => stage === 'waiting').length);
    this.changed();
  }

  /** A folder is looked through. */
  folderBegun(path: string): void {
    this.enter('scanning');
    this.#run?.folder();
    this.folderWork(path, { stage: 'looking', done: 0, total: 0 });
  }

  /** Reports the files found in a folder so far. */
  filesFound(path: string, found: number): void {
    this.#done = found;
    this.#run?.filesFound(found);
    this.folderWork(path, { stage: 'looking', done: found, total: 0 });
  }

  /** Reports how many of the files to index have been parsed and chunked. */
  filesParsed(path: string, done: number, total: number): void {
    this.#run?.filesRead(done, total);
    this.#work.set(path, { stage: 'reading', done, total });
    this.#rate.add(Math.max(0, done - this.#done));
    this.#done = done;
    this.#total = total;
    this.changed();
  }

  textsEmbedded(count: number): void {
    this.#embedded = Math.min(this.#notes.chunks, this.#embedded + count);
    this.#rate.add(count);
    this.#followEmbedding();
    this.#reportPassages();
    this.changed();
  }

  notesChanged(): void {
    this.#revision++;
    this.changed();
  }

  /** Hides a folder at once while it is being removed: deleting its notes may take long. */
  folderRemoving(path: string, removing: boolean): void {
    if (removing) this.#removing.add(path);
    else this.#removing.delete(path);
    this.changed();
  }

  /** Why a folder is only checked for changes from time to time; null where the system reports them. */
  folderPolled(path: string, reason: UserText | null): void {
    if (reason === null) this.#polled.delete(path);
    else this.#polled.set(path, reason);
    this.changed();
  }

  folderAvailable(path: string, available: boolean): void {
    if (available) this.#unavailable.delete(path);
    else this.#unavailable.add(path);
    this.changed();
  }

  /** Shows a notice about a subject, in place of an earlier one; null withdraws it. */
  notice(subject: string, message: UserText | null): void {
    const before = this.#notices.get(subject);
    if (message === null ? before === undefined : isSame(before, message)) return;
    if (message === null) this.#notices.delete(subject);
    else this.#notices.set(subject, message);
    this.changed();
  }

  /** The database has shown damage: only a rebuild mends it. */
  damaged(): void {
    this.#isDamaged = true;
    this.changed();
  }

  /** Schedules a report of the new state, once all is counted: until then there would seem to be no folders. */
  changed(): void {
    if (this.#phase !== 'opening') this.#throttle.request();
  }

  /** Reports nothing more. */
  close(): void {
    this.#throttle.close();
  }

  #slowdownWith(reembed: ReembedView | null): Slowdown | null {
    if (this.#phase === 'embedding') return this.#slowdown('active');
    return reembed?.phase === 'embedding' ? this.#slowdown('building') : null;
  }

  #view(folder: FolderRow): FolderView {
    const { path } = folder;
    const counts = this.#embeddedByFolder.get(folder.id);
    return {
      ...folder,
      available: !this.#unavailable.has(path),
      work: this.#work.get(path) ?? (this.#run === null ? null : learning(counts)),
      polled: this.#polled.get(path) ?? null,
      ...this.#aboutFolder(path),
    };
  }

  async #count(): Promise<void> {
    const model = this.#model;
    this.#folders = await listFolders(this.#database);
    this.#notes = await countNotes(this.#database);
    const byFolder = await embeddedByFolder(this.#database, model);
    const failed = await countFailed(this.#database, model);
    // Search may have switched to another model meanwhile; that one’s count is on its way.
    if (model !== this.#model) return;
    this.#embeddedByFolder = byFolder;
    this.#embedded = [...byFolder.values()].reduce((sum, { embedded }) => sum + embedded, 0);
    this.#failed = failed;
    this.#reportPassages();
  }

  /** A run begins when the library leaves its rest, and ends when it is back. */
  #followRun(phase: Phase): void {
    if (phase === 'idle') {
      this.#lastRun = this.#run?.summary(Date.now()) ?? this.#lastRun;
      this.#run = null;
    } else if (this.#run === null) {
      this.#run = new RunProgress(this.#embedded, this.#model.passagesPerSecond);
      if (this.#isPaused) this.#run.pause();
    }
  }

  #reportPassages(): void {
    this.#run?.passages(this.#embedded, this.#notes.chunks - this.#failed);
  }

  #followEmbedding(): void {
    this.#done = this.#embedded;
    this.#total = this.#notes.chunks - this.#failed;
  }
}

/** How much of a folder has its vectors; null where nothing is missing. */
function learning(counts: EmbeddedCounts | undefined): FolderWork | null {
  if (counts === undefined || counts.embedded >= counts.chunks) return null;
  return { stage: 'learning', done: counts.embedded, total: counts.chunks };
}
