import type { FolderSettings, FolderView, LibraryState, Phase } from '../../shared/domain.ts';
import type { ReembedView } from '../../shared/models.ts';
import { CountPace } from '../lib/count-pace.ts';
import { RateMeter } from '../lib/rate-meter.ts';
import { Throttle } from '../lib/throttle.ts';
import { countNotes, type NoteCounts } from '../store/counts.ts';
import type { Database } from '../store/database.ts';
import { countFailed } from '../store/failures.ts';
import { type FolderRow, listFolders } from '../store/folders.ts';
import { countEmbedded, type GenerationRef } from '../store/vectors.ts';

/** Milliseconds between two snapshots, at least. */
const tellEvery = 100;
/** The model whose vectors search uses. */
export type StatusModel = GenerationRef & { key: string; name: string };

/** Keeps the picture of the library that the user sees, and tells it whenever it has changed, ten times a second at most. */
export class LibraryStatus {
  readonly #database: Database;
  #model: StatusModel;
  #run: (() => ReembedView) | null = null;
  readonly #rate = new RateMeter();
  readonly #settingsOf: (path: string) => FolderSettings;
  readonly #unavailable = new Set<string>();
  readonly #stopped = new Set<string>();
  readonly #polled = new Map<string, string>();
  readonly #leaving = new Set<string>();
  readonly #notices = new Map<string, string>();
  #folders: FolderRow[] = [];
  #notes: NoteCounts = { notes: 0, chunks: 0, skippedFiles: 0 };
  #revision = 0;
  #embedded = 0;
  #failed = 0;
  #phase: Phase = 'idle';
  #done = 0;
  #total = 0;
  readonly #throttle: Throttle;
  readonly #pace = new CountPace();

  constructor(
    database: Database,
    model: StatusModel,
    settingsOf: (path: string) => FolderSettings,
    tell: (state: LibraryState) => void,
  ) {
    this.#database = database;
    this.#model = model;
    this.#settingsOf = settingsOf;
    this.#throttle = new Throttle(tellEvery, () => tell(this.state()));
  }

  /** What the window shows now. */
  state(): LibraryState {
    const { notes, chunks, skippedFiles } = this.#notes;
    const perSecond = this.#rate.perSecond();
    const left = Math.max(0, this.#total - this.#done);
    return {
      folders: this.#folders.filter(({ path }) => !this.#leaving.has(path)).map((folder) => this.#view(folder)),
      notes,
      chunks,
      revision: this.#revision,
      skippedFiles,
      embedded: this.#embedded,
      failed: this.#failed,
      model: { key: this.#model.key, name: this.#model.name, dimensions: this.#model.dimensions },
      reembed: this.#run?.() ?? null,
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

  /** From now on search uses this model. What is told of the old one's troubles is told no more. */
  async useModel(model: StatusModel): Promise<void> {
    this.#model = model;
    this.#notices.delete('embedding');
    this.#notices.delete('query');
    await this.count(true);
    this.rest();
  }

  /** Shows the switch that is under way; null when there is none any more. */
  showReembed(run: (() => ReembedView) | null): void {
    this.#run = run;
    this.changed();
  }

  /** Counts what the database holds; while work goes on, only when the last count is old enough. */
  async count(always: boolean): Promise<void> {
    if (!always && !this.#pace.isDue) return;
    await this.#pace.run(() => this.#count());
    if (this.#phase === 'embedding') this.#followEmbedding();
    this.changed();
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

  /** What keeps embedding from going on, in words for the user; null once it goes on. */
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
    this.changed();
  }

  /** Files read and cut of those that must be. */
  filesParsed(done: number, total: number): void {
    this.#rate.add(Math.max(0, done - this.#done));
    this.#done = done;
    this.#total = total;
    this.changed();
  }

  textsEmbedded(count: number): void {
    this.#embedded = Math.min(this.#notes.chunks, this.#embedded + count);
    this.#rate.add(count);
    this.#followEmbedding();
    this.changed();
  }

  notesChanged(): void {
    this.#revision++;
    this.changed();
  }

  /** A folder that is being removed is not shown any more, however long its notes take to go. */
  folderLeaving(path: string, leaving: boolean): void {
    if (leaving) this.#leaving.add(path);
    else this.#leaving.delete(path);
    this.changed();
  }

  get isFolderLeaving(): boolean {
    return this.#leaving.size > 0;
  }

  /** Whether the user has stopped a folder from being taken in. */
  folderStopped(path: string, stopped: boolean): void {
    if (stopped) this.#stopped.add(path);
    else this.#stopped.delete(path);
    this.changed();
  }

  /** Why changes of a folder are only looked for from time to time; null where they are heard of. */
  folderPolled(path: string, reason: string | null): void {
    if (reason === null) this.#polled.delete(path);
    else this.#polled.set(path, reason);
    this.changed();
  }

  folderAvailable(path: string, available: boolean): void {
    if (available) this.#unavailable.delete(path);
    else this.#unavailable.add(path);
    this.changed();
  }

  /** Sets, or with null takes back, what the user should know of one subject. */
  notice(subject: string, message: string | null): void {
    if (message === (this.#notices.get(subject) ?? null)) return;
    if (message === null) this.#notices.delete(subject);
    else this.#notices.set(subject, message);
    this.changed();
  }

  /** Tells of a change soon. */
  changed(): void {
    this.#throttle.request();
  }

  /** Tells nothing more. */
  close(): void {
    this.#throttle.close();
  }

  #view(folder: FolderRow): FolderView {
    const { path } = folder;
    return {
      ...folder,
      available: !this.#unavailable.has(path),
      stopped: this.#stopped.has(path),
      polled: this.#polled.get(path) ?? null,
      settings: this.#settingsOf(path),
    };
  }

  async #count(): Promise<void> {
    const model = this.#model;
    this.#folders = await listFolders(this.#database);
    this.#notes = await countNotes(this.#database);
    const embedded = await countEmbedded(this.#database, model);
    const failed = await countFailed(this.#database, model);
    // Search may have changed to another model meanwhile, whose own count is on its way.
    if (model !== this.#model) return;
    this.#embedded = embedded;
    this.#failed = failed;
  }

  #followEmbedding(): void {
    this.#done = this.#embedded;
    this.#total = this.#notes.chunks - this.#failed;
  }
}
