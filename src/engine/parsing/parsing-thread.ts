import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../shared/errors.ts';
import { connect } from '../../shared/rpc.ts';
import { portToThread } from '../lib/thread-port.ts';
import { parsingRequests } from './parsing-contract.ts';

export type AskParser = ReturnType<typeof connect<typeof parsingRequests>>;

/** Why a thread was lost. */
export type Loss = 'time' | 'memory' | 'death';

/** What is to be done about one file. */
export interface ParsingJob {
  /** Asks a thread and passes its answer on. */
  run(ask: AskParser): Promise<void>;
  /** Passes on why there is no answer. */
  fail(reason: string): void;
  /** Bytes of the file; null where they are not known. */
  readonly size: number | null;
  /** Threads that were lost over it. */
  losses: number;
}

export interface ThreadLimits {
  /** Milliseconds that one file may take. */
  time: number;
  /** Megabytes that a thread may take. */
  memory: number;
}

/** How often the memory of a thread at work is looked at, in milliseconds. */
const looksEvery = 100;
/**
 * How far beyond its limit a thread may get between two looks. At its own limit V8 would end the whole process, and the
 * database with it, if the thread cannot be stopped within the next few megabytes.
 */
const leeway = 4;
/** Megabytes of what it has just made: V8 would take five times as much, and gains no speed by it. */
const nursery = 24;
const megabyte = 1024 * 1024;

// A heap whose limit is as far away as a thread's is let grow to four times of what is alive in it before V8 looks for what is not: 200 MB
// of a large folder, and intake is no faster for them. V8 has this for a process as a whole.
setFlagsFromString('--heap-growing-percent=50');

/** Files a thread has at hand: the next one is read while one is parsed. */
const jobsAtHand = 2;
/**
 * Of small files it has more, up to so many and so many bytes: the engine's thread, which hands them out, may be busy with
 * a statement for longer than a small file takes.
 */
const smallJobsAtHand = 24;
const smallBytesAtHand = 256 * 1024;

/**
 * One thread that reads and cuts notes. It works on its files in their order, so that the first unanswered one is to
 * blame when it takes too long, or dies.
 */
export class ParsingThread {
  readonly #worker: Worker;
  readonly #ask: AskParser;
  readonly #limits: ThreadLimits;
  readonly #onDone: () => void;
  readonly #onLost: (why: Loss, jobs: ParsingJob[]) => void;
  #jobs: ParsingJob[] = [];
  #watchdog: NodeJS.Timeout | null = null;
  #looks: NodeJS.Timeout | null = null;
  #isLooking = false;
  #isReady = false;

  /**
   * @param onDone called when there is room for another file.
   * @param onLost called once, when the thread has ended by itself or was ended, with the files that it had; the first
   * is the one it was at.
   */
  constructor(
    entry: string,
    tokenizer: string,
    limits: ThreadLimits,
    onDone: () => void,
    onLost: (why: Loss, jobs: ParsingJob[]) => void,
  ) {
    this.#limits = limits;
    this.#onDone = onDone;
    this.#onLost = onLost;
    this.#worker = new Worker(entry, {
      name: 'intake',
      workerData: { tokenizer },
      resourceLimits: { maxOldGenerationSizeMb: leeway * limits.memory, maxYoungGenerationSizeMb: nursery },
    });
    this.#ask = connect(parsingRequests, portToThread(this.#worker));
    this.#worker.once('error', (error) => this.#lose(isOutOfMemory(error) ? 'memory' : 'death'));
    this.#worker.once('exit', () => this.#lose('death'));
    this.#worker.once('online', () => {
      this.#isReady = true;
      this.#watch();
    });
  }

  get load(): number {
    return this.#jobs.length;
  }

  get hasRoom(): boolean {
    if (this.#jobs.length < jobsAtHand) return true;
    const bytes = this.#jobs.reduce((sum, { size }) => sum + (size ?? smallBytesAtHand), 0);
    return this.#jobs.length < smallJobsAtHand && bytes < smallBytesAtHand;
  }

  take(job: ParsingJob): void {
    this.#jobs.push(job);
    if (this.#jobs.length === 1) this.#watch();
    const done = (settle?: () => void) => {
      const at = this.#jobs.indexOf(job);
      // A thread that is lost answers nobody; its files are somebody else's by now.
      if (at === -1) return;
      this.#jobs.splice(at, 1);
      if (at === 0) this.#watch();
      settle?.();
      this.#onDone();
    };
    job.run(this.#ask).then(
      () => done(),
      (error: unknown) => done(() => job.fail(`Reading this file failed: ${messageOf(error)}`)),
    );
  }

  /** Ends the thread. Its files are nobody's. */
  async close(): Promise<void> {
    this.#jobs = [];
    this.#watch();
    await this.#worker.terminate();
  }

  /** Times the first of the files, and looks at the memory: a thread that hangs cannot be asked how it is. */
  #watch(): void {
    if (this.#watchdog !== null) clearTimeout(this.#watchdog);
    const isTimed = this.#isReady && this.#jobs.length > 0;
    this.#watchdog = isTimed ? setTimeout(() => this.#lose('time'), this.#limits.time) : null;
    if (isTimed) this.#looks ??= setInterval(() => void this.#look(), looksEvery);
    else if (this.#looks !== null) clearInterval(this.#looks);
    if (!isTimed) this.#looks = null;
  }

  async #look(): Promise<void> {
    // In the middle of one long instruction it does not answer.
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const { used_heap_size: heap, external_memory: external } = await this.#worker.getHeapStatistics();
      if (heap + external > this.#limits.memory * megabyte) this.#lose('memory');
    } catch {
      // The thread is just ending, which is told by its events.
    } finally {
      this.#isLooking = false;
    }
  }

  #lose(why: Loss): void {
    const jobs = this.#jobs;
    this.#onLost(why, jobs);
    void this.close();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
