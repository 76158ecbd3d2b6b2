import type { IndexingRun, LastRun, StageProgress } from '../../shared/library-state.ts';
import { RateMeter } from '../lib/rate-meter.ts';
import { RunRates } from '../lib/run-rates.ts';

/** Seconds for one, on two ordinary cores with the built-in model: what is expected until this run has been measured. */
const usual = { find: 0.0001, read: 0.002, learn: 0.001 };
/** Passages of a note, until notes have been read. */
const usualPassages = 2;
/** Fewer have not been measured. */
const minMeasured = 64;

/** Seconds that are expected at least while files are still looked for: most have not been seen. */
const minExpected = 2;

/** One of the two stages of a run, in files or in passages. */
class Stage {
  done = 0;
  total = 0;
  readonly rates = new RunRates();
  readonly meter = new RateMeter();
  /** Milliseconds of work at the first report: the first batch took the threads’ start, too. */
  #began: number | null = null;
  #counted = 0;

  add(count: number): void {
    this.rates.add(count);
    this.meter.add(count);
    if (this.#began === null) this.#began = this.rates.worked();
    else this.#counted += count;
  }

  /** Seconds for one, by what was measured; null while too little was. */
  get seconds(): number | null {
    if (this.#began === null || this.#counted < minMeasured) return null;
    return (this.rates.worked() - this.#began) / 1000 / this.#counted;
  }

  view(isRunning: boolean): StageProgress {
    const perSecond = isRunning ? this.meter.perSecond() : null;
    return { done: this.done, total: this.total, perSecond, rates: this.rates.view() };
  }
}

/**
 * The progress of everything between two rests: looking for files, reading them, and embedding their passages, for any number
 * of folders. The share done only ever moves by what was done, in proportion to the time that is still expected: whatever is found
 * out on the way changes how fast the bar goes, never where it is.
 */
export class RunProgress {
  readonly #reading = new Stage();
  readonly #learning = new Stage();
  readonly #embeddedBefore: number;
  readonly #learnSeconds: number;
  #share = 0;
  /** Files of the folders that were read before the present one. */
  #before = { done: 0, total: 0 };
  #found = 0;
  #waitingFolders = 0;
  /** Whether the files of the present folder are not all known yet. */
  #isLooking = false;
  #folders = 0;
  #pausedAt: number | null = null;
  #pausedMs = 0;
  readonly #startedAt = performance.now();
  #stage: 'reading' | 'learning' = 'reading';

  /**
   * @param embedded passages with a vector when the run begins.
   * @param passagesPerSecond what is known of the model from before; null if nothing is.
   */
  constructor(embedded: number, passagesPerSecond: number | null) {
    this.#embeddedBefore = embedded;
    this.#learnSeconds = passagesPerSecond === null ? usual.learn : 1 / passagesPerSecond;
    this.#learning.rates.pause();
  }

  /** Another folder is looked through. */
  folder(): void {
    this.#before = { done: this.#reading.done, total: this.#reading.total };
    this.#found = 0;
    this.#folders++;
    this.#isLooking = true;
    this.#enter('reading');
  }

  /** Reports how many folders have not had their turn. */
  foldersWaiting(count: number): void {
    this.#waitingFolders = count;
  }

  /** Reports the files found so far in this folder. */
  filesFound(found: number): void {
    const more = found - this.#found;
    this.#found = found;
    if (more > 0) this.#advance(more * usual.find, minExpected);
  }

  /** Reports the files of this folder that were read, and those to be read. */
  filesRead(done: number, total: number): void {
    this.#enter('reading');
    this.#found = 0;
    this.#isLooking = false;
    this.#reading.total = this.#before.total + total;
    const more = this.#before.done + done - this.#reading.done;
    if (more <= 0) return;
    this.#reading.done += more;
    this.#reading.add(more);
    this.#advance(more * this.#readSeconds);
  }

  /** Reports the passages of the library that have a vector, and that can have one. */
  passages(embedded: number, total: number): void {
    this.#learning.total = Math.max(0, total - this.#embeddedBefore);
    const more = Math.max(0, embedded - this.#embeddedBefore) - this.#learning.done;
    if (more <= 0) return;
    // Nothing is learned before all folders are read; one without changes reports no files.
    this.#isLooking = false;
    this.#enter('learning');
    this.#learning.done += more;
    this.#learning.add(more);
    this.#advance(more * (this.#learning.seconds ?? this.#learnSeconds));
  }

  pause(): void {
    if (this.#pausedAt !== null) return;
    this.#pausedAt = performance.now();
    this.#reading.rates.pause();
    this.#learning.rates.pause();
  }

  resume(): void {
    if (this.#pausedAt === null) return;
    this.#pausedMs += performance.now() - this.#pausedAt;
    this.#pausedAt = null;
    this.#reading.meter.reset();
    this.#learning.meter.reset();
    this.#current.rates.resume();
  }

  /** 0 to 1. */
  get share(): number {
    return this.#share;
  }

  view(): IndexingRun {
    const isRunning = this.#pausedAt === null;
    return {
      share: this.#share,
      secondsLeft: isRunning && this.#isMeasured ? this.#secondsLeft : null,
      reading: this.#reading.view(isRunning && this.#stage === 'reading'),
      learning: this.#learning.view(isRunning && this.#stage === 'learning'),
    };
  }

  /** What was achieved, for the user; null if it is not worth telling. @param now milliseconds since the epoch. */
  summary(now: number): LastRun | null {
    const { done: files } = this.#reading;
    const { done: passages } = this.#learning;
    if (files === 0 && passages < minMeasured) return null;
    const pausedMs = this.#pausedMs + (this.#pausedAt === null ? 0 : performance.now() - this.#pausedAt);
    return { files, passages, seconds: (performance.now() - this.#startedAt - pausedMs) / 1000, endedAt: now };
  }

  get #current(): Stage {
    return this.#stage === 'reading' ? this.#reading : this.#learning;
  }

  #enter(stage: 'reading' | 'learning'): void {
    if (stage === this.#stage) return;
    this.#current.rates.pause();
    this.#stage = stage;
    if (this.#pausedAt !== null) return;
    this.#current.rates.resume();
    this.#current.meter.reset();
  }

  #advance(seconds: number, atLeast = 0): void {
    const left = Math.max(atLeast, this.#secondsLeft);
    // Rounding must not make it more than all, from where the next step would go back.
    if (seconds + left > 0) this.#share = Math.min(1, this.#share + ((1 - this.#share) * seconds) / (seconds + left));
  }

  /** Whether the time that is left rests on what this run has shown, and nobody knows of more to come. */
  get #isMeasured(): boolean {
    return this.#current.seconds !== null && !this.#isLooking && this.#waitingFolders === 0;
  }

  get #readSeconds(): number {
    return this.#reading.seconds ?? usual.read;
  }

  get #secondsLeft(): number {
    const { done, total } = this.#reading;
    const filesOfFolder = this.#folders === 0 ? 0 : total / this.#folders;
    const files = Math.max(0, total - done) + this.#found + this.#waitingFolders * filesOfFolder;
    const perFile = done < minMeasured ? usualPassages : this.#learning.total / done;
    const passages = Math.max(0, this.#learning.total - this.#learning.done) + files * perFile;
    return files * this.#readSeconds + passages * (this.#learning.seconds ?? this.#learnSeconds);
  }
}
