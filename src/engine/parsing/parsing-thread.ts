import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { userTextOf } from '../../shared/errors.ts';
import { type Logger, writeLogOf } from '../../shared/log.ts';
import { connect } from '../../shared/rpc.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { endThread, portToThread } from '../lib/thread-port.ts';
import { parsingRequests, type parsingWorkerData } from './parsing-contract.ts';
import { megabyte } from './read-file.ts';

export type AskParser = ReturnType<typeof connect<typeof parsingRequests>>;

/** Why a thread was lost. */
export type Loss = 'time' | 'memory' | 'death';

/** A request about one file. */
export interface ParsingJob {
  /** Asks a thread and settles the job with its answer. */
  run(ask: AskParser): Promise<void>;
  /** Settles the job without an answer. @param reason a message to the user. */
  fail(reason: UserText): void;
  /** Settles the job with an error, if it is not settled. */
  reject(error: unknown): void;
  /** The file’s size in bytes; null if unknown. */
  readonly size: number | null;
  /** The number of threads that were lost while working on it. */
  losses: number;
}

export interface ThreadLimits {
  /** The time limit for a small file, in milliseconds; see timeFor. */
  time: number;
  /** The memory limit for a thread, in megabytes. */
  memory: number;
}

export interface ThreadEvents {
  /** There is room for another file. */
  done(): void;
  /** The memory that the thread has was measured. */
  measured(): void;
  /**
   * Called once, when the thread has died or is ended for exceeding a limit, with its remaining files. It was working on the
   * first of them. Resolves `ended` when its memory is free.
   */
  lost(loss: Loss, jobs: ParsingJob[], ended: Promise<unknown>): void;
}

/** A file of this many bytes has twice the time that a small one has. */
const doublesTime = 20 * megabyte;

/** The time limit for a file, in milliseconds: a mailbox of a hundred megabytes is in order, and takes its time. */
export function timeFor({ time }: ThreadLimits, { size }: ParsingJob): number {
  return Math.round(time * (1 + (size ?? 0) / doublesTime));
}

/** How often the memory of a working thread is checked, in milliseconds. */
const memoryCheckInterval = 100;
/**
 * V8’s limit for a thread’s heap, as a multiple of ours. A thread that reaches V8’s limit can take the whole process
 * and the database down with it, so there must be room for what it may allocate between two of our checks.
 */
const heapLimitFactor = 4;
/** Megabytes for V8’s young generation. By itself V8 would take five times as much, without being faster. */
const youngGeneration = 24;

// V8 lets a heap with a distant limit grow to four times its live size before it collects garbage. In a large folder
// that costs 200 MB and saves no time. The flag applies to the whole process.
setFlagsFromString('--heap-growing-percent=50');

/** Files queued at a thread: the next one is read while one is parsed. */
const maxJobs = 2;
/**
 * More small files are queued, up to this number and total size: the engine’s thread, which hands them out, may be busy
 * with a statement for longer than a small file takes.
 */
const maxSmallJobs = 24;
const maxSmallBytes = 256 * 1024;

/**
 * A thread that reads and cuts notes. It works on its files in order, so the first unanswered one is to blame if the
 * thread takes too long or dies.
 */
export class ParsingThread {
  readonly #worker: Worker;
  readonly #ask: AskParser;
  readonly #limits: ThreadLimits;
  readonly #events: ThreadEvents;
  #jobs: ParsingJob[] = [];
  #watchdog: NodeJS.Timeout | null = null;
  #memoryTimer: NodeJS.Timeout | null = null;
  #isCheckingMemory = false;
  #isReady = false;
  /** Bytes that the thread had when it was last measured. */
  memory = 0;

  constructor(
    entry: string,
    data: z.infer<typeof parsingWorkerData>,
    logger: Logger,
    limits: ThreadLimits,
    events: ThreadEvents,
  ) {
    this.#limits = limits;
    this.#events = events;
    this.#worker = new Worker(entry, {
      name: 'parsing',
      workerData: data,
      resourceLimits: {
        maxOldGenerationSizeMb: heapLimitFactor * limits.memory,
        maxYoungGenerationSizeMb: youngGeneration,
      },
    });
    const port = portToThread(this.#worker);
    this.#ask = connect(parsingRequests, port);
    writeLogOf(port, logger);
    this.#worker.once('error', (error) => this.lose(isOutOfMemory(error) ? 'memory' : 'death'));
    this.#worker.once('exit', () => this.lose('death'));
    this.#worker.once('online', () => {
      this.#isReady = true;
      this.#watch();
    });
  }

  /** The number of files it has. */
  get load(): number {
    return this.#jobs.length;
  }

  /** The size of its files, as far as it is known. */
  get bytes(): number {
    return this.#jobs.reduce((sum, { size }) => sum + (size ?? 0), 0);
  }

  /** Whether it works on a file that has cost another thread. */
  get isRetrying(): boolean {
    return (this.#jobs[0]?.losses ?? 0) > 0;
  }

  get hasRoom(): boolean {
    if (this.#jobs.length < maxJobs) return true;
    const bytes = this.#jobs.reduce((sum, { size }) => sum + (size ?? maxSmallBytes), 0);
    return this.#jobs.length < maxSmallJobs && bytes < maxSmallBytes;
  }

  take(job: ParsingJob): void {
    this.#jobs.push(job);
    if (this.#jobs.length === 1) this.#watch();
    const done = (settle?: () => void) => {
      const at = this.#jobs.indexOf(job);
      // A lost thread’s answer no longer counts: its files have been handed on.
      if (at === -1) return;
      this.#jobs.splice(at, 1);
      if (at === 0) this.#watch();
      settle?.();
      this.#events.done();
    };
    job.run(this.#ask).then(
      () => done(),
      (error: unknown) =>
        done(() => job.fail(userText('Reading this file failed: {error}', { error: userTextOf(error) }))),
    );
  }

  /** Ends the thread, at once if it has files, which are dropped. */
  async close(): Promise<void> {
    const isIdle = this.#jobs.length === 0;
    this.#jobs = [];
    this.#watch();
    await (isIdle ? endThread(this.#worker) : this.#worker.terminate());
  }

  /** Watches time and memory from outside while there are files: a thread that hangs would not answer. */
  #watch(): void {
    if (this.#watchdog !== null) clearTimeout(this.#watchdog);
    const job = this.#isReady ? this.#jobs[0] : undefined;
    const isTimed = job !== undefined;
    this.#watchdog = isTimed ? setTimeout(() => this.lose('time'), timeFor(this.#limits, job)) : null;
    if (isTimed) this.#memoryTimer ??= setInterval(() => void this.#checkMemory(), memoryCheckInterval);
    else if (this.#memoryTimer !== null) clearInterval(this.#memoryTimer);
    if (!isTimed) this.#memoryTimer = null;
  }

  async #checkMemory(): Promise<void> {
    // A thread in the middle of one long instruction does not answer.
    if (this.#isCheckingMemory) return;
    this.#isCheckingMemory = true;
    try {
      const { used_heap_size: heap, external_memory: external } = await this.#worker.getHeapStatistics();
      this.memory = heap + external;
      if (this.memory > this.#limits.memory * megabyte) this.lose('memory');
      else this.#events.measured();
    } catch {
      // The thread is ending, which its events will report.
    } finally {
      this.#isCheckingMemory = false;
    }
  }

  /** Gives the thread up. */
  lose(loss: Loss): void {
    const jobs = this.#jobs;
    this.#events.lost(loss, jobs, this.close());
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
