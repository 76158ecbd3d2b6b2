import type { FolderView, LibraryState, Phase } from '../shared/domain.ts';
import { RateMeter } from './rate.ts';
import { countNotes, type NoteCounts } from './store/counts.ts';
import type { Database } from './store/database.ts';
import { type FolderRow, listFolders } from './store/folders.ts';
import { countEmbedded, countFailed, type StoredModel } from './store/vectors.ts';

/** Milliseconds between two snapshots, at least. */
const tellEvery = 100;
/** Milliseconds between two counts of the database while work goes on, at least; and times what a count takes. */
const countEvery = 500;
const countShare = 20;

/** Keeps the picture of the library that the person sees, and tells it whenever it has changed, ten times a second at most. */
export class LibraryMonitor {
  readonly #database: Database;
  readonly #model: StoredModel & { name: string };
  readonly #tell: (state: LibraryState) => void;
  readonly #rate = new RateMeter();
  readonly #unavailable = new Set<string>();
  readonly #leaving = new Set<string>();
  readonly #notices = new Map<string, string>();
  #folders: FolderRow[] = [];
  #notes: NoteCounts = { documents: 0, chunks: 0, skippedFiles: 0 };
  #embedded = 0;
  #failed = 0;
  #phase: Phase = 'idle';
  #done = 0;
  #total = 0;
  #timer: NodeJS.Timeout | null = null;
  #nextCount = 0;

  constructor(database: Database, model: StoredModel & { name: string }, tell: (state: LibraryState) => void) {
    this.#database = database;
    this.#model = model;
    this.#tell = tell;
  }

  /** What the window shows now. */
  state(): LibraryState {
    const { documents, chunks, skippedFiles } = this.#notes;
    const perSecond = this.#rate.perSecond();
    const left = Math.max(0, this.#total - this.#done);
    return {
      folders: this.#folders
        .filter(({ path }) => !this.#leaving.has(path))
        .map((folder): FolderView => ({ ...folder, available: !this.#unavailable.has(folder.path) })),
      documents,
      chunks,
      skippedFiles,
      embedded: this.#embedded,
      failed: this.#failed,
      model: { name: this.#model.name, dimensions: this.#model.dimensions },
      progress: {
        phase: this.#phase,
        done: this.#done,
        total: this.#total,
        perSecond,
        secondsLeft: perSecond === null ? null : left / perSecond,
      },
      notice: [...this.#notices.values()].join(' ') || null,
    };
  }

  /** Counts what the database holds; while work goes on, only when the last count is old enough. */
  async count(always: boolean): Promise<void> {
    const began = performance.now();
    if (!always && began < this.#nextCount) return;
    // Until this one is done: no second one beside it.
    this.#nextCount = Number.POSITIVE_INFINITY;
    this.#folders = await listFolders(this.#database);
    this.#notes = await countNotes(this.#database);
    this.#embedded = await countEmbedded(this.#database, this.#model);
    this.#failed = await countFailed(this.#database, this.#model);
    const now = performance.now();
    this.#nextCount = now + Math.max(countEvery, countShare * (now - began));
    if (this.#phase === 'embedding') this.#followEmbedding();
    this.#changed();
  }

  /** Share of the passages that semantic search can see, 0 to 1. */
  get searchable(): number {
    return this.#notes.chunks === 0 ? 1 : Math.min(1, this.#embedded / this.#notes.chunks);
  }

  /** Idle, if nothing is pending: an unfinished library is never called up to date, whatever else has ended. */
  rest(): void {
    const pending = this.#notes.chunks - this.#embedded - this.#failed;
    this.enter(pending > 0 ? 'embedding' : 'idle');
  }

  /** What keeps embedding from going on, in words for the person; null once it goes on. */
  trouble(message: string | null): void {
    this.notice('embedding', message);
    if (message !== null) this.enter('waiting');
    else if (this.#phase === 'waiting') this.rest();
  }

  enter(phase: Phase): void {
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.#rate.reset();
      this.#done = 0;
      this.#total = 0;
    }
    if (phase === 'embedding') this.#followEmbedding();
    this.#changed();
  }

  /** Files read and cut of those that must be. */
  intakeWent(done: number, total: number): void {
    this.#rate.add(Math.max(0, done - this.#done));
    this.#done = done;
    this.#total = total;
    this.#changed();
  }

  textsEmbedded(count: number): void {
    this.#embedded = Math.min(this.#notes.chunks, this.#embedded + count);
    this.#rate.add(count);
    this.#followEmbedding();
    this.#changed();
  }

  /** A folder that is being removed is not shown any more, however long its notes take to go. */
  folderLeaving(path: string, leaving: boolean): void {
    if (leaving) this.#leaving.add(path);
    else this.#leaving.delete(path);
    this.#changed();
  }

  get isFolderLeaving(): boolean {
    return this.#leaving.size > 0;
  }

  folderAvailable(path: string, available: boolean): void {
    if (available) this.#unavailable.delete(path);
    else this.#unavailable.add(path);
    this.#changed();
  }

  /** Sets, or with null takes back, what the person should know of one subject. */
  notice(subject: string, message: string | null): void {
    if (message === (this.#notices.get(subject) ?? null)) return;
    if (message === null) this.#notices.delete(subject);
    else this.#notices.set(subject, message);
    this.#changed();
  }

  /** Tells nothing more. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #followEmbedding(): void {
    this.#done = this.#embedded;
    this.#total = this.#notes.chunks - this.#failed;
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell(this.state());
    }, tellEvery);
  }
}
