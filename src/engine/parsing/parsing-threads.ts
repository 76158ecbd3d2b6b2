import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import type { LinkedPlace } from '../../shared/links.ts';
import type { Logger } from '../../shared/log.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { libraryClosing } from '../lib/closing.ts';
import type { Unreadable } from './decode.ts';
import { FileJob } from './file-job.ts';
import type { NoteText, ParsingOutcome, PrepareFile, parsingWorkerData } from './parsing-contract.ts';
import {
  type AskParser,
  type Loss,
  type ParsingJob,
  ParsingThread,
  type ThreadLimits,
  timeFor,
} from './parsing-thread.ts';
import { megabyte } from './read-file.ts';

/** One core is left for writing to the database. */
const defaultLimits: ParsingLimits = {
  time: 20_000,
  memory: 512,
  threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
};
/** What all threads may have together, as a multiple of what one may have. */
const togetherFactor = 1.25;
/** Bytes of the files that are read at a time, unless it is one alone: a large one is in memory several times over. */
const mostAtOnce = 32 * megabyte;
/** Milliseconds. A thread that does not end within them is no longer waited for. */
const endsWithin = 5_000;

/** Threads idle for this long are ended, to free their memory: one takes some 50 MB. Milliseconds. */
const idleTime = 60_000;

export interface ParsingLimits extends ThreadLimits {
  /** How many run at a time. */
  threads: number;
}

interface PrepareOptions {
  signal?: AbortSignal;
  onFile?: () => void;
}

/** Who wants to know which file is read, one at a time, because one of them may end the program. */
export interface CarefulReading {
  readonly isCareful: boolean;
  alone<T>(path: string, read: () => Promise<T>): Promise<T>;
}

/**
 * The threads that read and cut notes, apart from the database. If a file hangs its parser or needs too much memory,
 * only that file is given up. Threads are started when there is work for them.
 */
export class ParsingThreads {
  /** The most threads that run at a time. */
  readonly size: number;
  readonly #entry: string;
  readonly #data: z.infer<typeof parsingWorkerData>;
  readonly #logger: Logger;
  readonly #limits: ParsingLimits;
  readonly #threads: ParsingThread[] = [];
  /** Jobs that wait for a thread. */
  #waiting: ParsingJob[] = [];
  /** All unfinished jobs. */
  readonly #open = new Set<ParsingJob>();
  /** Lost threads that have not ended yet: until then their memory is not free. */
  readonly #ending = new Set<Promise<unknown>>();
  #idle: NodeJS.Timeout | null = null;
  #isClosed = false;

  readonly #careful: CarefulReading | null;

  /**
   * @param tokenizer path of the `tokenizer.json` with which chunks are measured.
   * @param recognised the folder with what was read from pictures of pages.
   */
  constructor(
    entry: string,
    tokenizer: string,
    logger: Logger,
    limits: Partial<ParsingLimits> = {},
    careful: CarefulReading | null = null,
    recognised: string | null = null,
  ) {
    this.#careful = careful;
    this.#entry = entry;
    this.#data = { tokenizer, recognised };
    this.#logger = logger;
    this.#limits = { ...defaultLimits, ...limits };
    this.size = this.#limits.threads;
  }

  /** Starts the first thread, so that it is ready when there are files for it. */
  warm(): void {
    if (this.#isClosed || this.#threads.length > 0) return;
    this.#start();
    this.#endIdleLater();
  }

  /**
   * Reads and cuts files. Outcomes are in the order of the files; no file makes it reject. `onFile` is called with each outcome.
   * @throws the signal’s reason, at once; NearnoteError `engine-stopped` if the threads are closed before it is done.
   */
  async prepare(root: string, files: PrepareFile[], options: PrepareOptions = {}): Promise<ParsingOutcome[]> {
    const careful = this.#careful;
    if (!careful?.isCareful) return this.#prepare(root, files, options);
    const outcomes = files.map((file) =>
      careful.alone(join(root, file.path), () => this.#prepare(root, [file], options)),
    );
    return (await Promise.all(outcomes)).flat();
  }

  async #prepare(root: string, files: PrepareFile[], { signal, onFile }: PrepareOptions): Promise<ParsingOutcome[]> {
    signal?.throwIfAborted();
    const jobs = files.map(
      (file) =>
        new FileJob<ParsingOutcome>(
          file.size,
          (ask) => ask('prepare', { root, file }),
          (reason) => ({ kind: 'unreadable', path: file.path, reason }),
        ),
    );
    const drop = () => {
      const dropped = new Set<ParsingJob>(jobs);
      this.#waiting = this.#waiting.filter((job) => !dropped.has(job));
      for (const job of jobs) job.reject(signal?.reason);
    };
    signal?.addEventListener('abort', drop, { once: true });
    try {
      return await Promise.all(
        jobs.map(async (job) => {
          const outcome = await this.#settle(job);
          onFile?.();
          return outcome;
        }),
      );
    } finally {
      signal?.removeEventListener('abort', drop);
    }
  }

  /** The text of a note in a format that must be parsed, ahead of all waiting files. */
  readText(path: string): Promise<NoteText | Unreadable> {
    return this.#first((ask) => ask('readText', { path }));
  }

  /** Where the heading or block that a link names is in a file, ahead of all waiting files. */
  place(path: string, subpath: string): Promise<LinkedPlace | Unreadable> {
    return this.#first((ask) => ask('place', { path, subpath }));
  }

  /** Ends all idle threads, since reading a large folder has left them with much memory. */
  endIdle(): void {
    this.#end(this.#threads.filter(({ load }) => load === 0));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#waiting = [];
    for (const job of this.#open) job.reject(libraryClosing());
    await Promise.all([...this.#ending, ...this.#threads.splice(0).map((thread) => thread.close())]);
  }

  #first<T>(ask: (ask: AskParser) => Promise<T | Unreadable>): Promise<T | Unreadable> {
    const job = new FileJob<T | Unreadable>(null, ask, (reason) => ({ reason }));
    return this.#settle(job, 'first');
  }

  async #settle<T>(job: FileJob<T>, place: 'first' | 'last' = 'last'): Promise<T> {
    if (this.#isClosed) throw libraryClosing();
    this.#open.add(job);
    if (place === 'first') this.#waiting.unshift(job);
    else this.#waiting.push(job);
    this.#assign();
    try {
      return await job.outcome;
    } finally {
      this.#open.delete(job);
    }
  }

  /** Hands waiting files to threads with room. */
  #assign(): void {
    for (let [job] = this.#waiting; job !== undefined; [job] = this.#waiting) {
      const thread = this.#threadFor(job);
      if (thread === null) break;
      this.#waiting.shift();
      thread.take(job);
    }
    this.#endIdleLater();
  }

  /** The thread that takes a job now, started if all are busy; null if the job must wait. */
  #threadFor(job: ParsingJob): ParsingThread | null {
    const busy = this.#threads.filter(({ load }) => load > 0);
    if (job.losses > 0) {
      // What has cost a thread its memory has all of it the second time.
      if (busy.length > 0 || this.#ending.size > 0) return null;
      this.endIdle();
      return this.#start();
    }
    // Somebody waits for what has no size.
    if (job.size !== null && busy.some(({ isRetrying }) => isRetrying)) return null;
    const bytes = busy.reduce((sum, thread) => sum + thread.bytes, job.size ?? 0);
    if (job.size !== null && busy.length > 0 && bytes > mostAtOnce) return null;
    const [idlest] = this.#threads.toSorted((a, b) => a.load - b.load);
    const mayStart = this.#threads.length + this.#ending.size < this.size;
    if (mayStart && (idlest === undefined || idlest.load > 0)) return this.#start();
    return idlest?.hasRoom ? idlest : null;
  }

  #start(): ParsingThread {
    const thread: ParsingThread = new ParsingThread(this.#entry, this.#data, this.#logger, this.#limits, {
      done: () => this.#assign(),
      measured: () => this.#weigh(),
      lost: (loss, jobs, ended) => {
        const at = this.#threads.indexOf(thread);
        if (at === -1) return;
        this.#threads.splice(at, 1);
        this.#logger.log('parsing.thread-lost', { reason: loss, files: jobs.length });
        const free: Promise<unknown> = Promise.race([ended, delay(endsWithin, undefined, { ref: false })]).then(() => {
          this.#ending.delete(free);
          this.#redo(loss, jobs);
        });
        this.#ending.add(free);
      },
    });
    this.#threads.push(thread);
    return thread;
  }

  /** Where all threads together have too much memory, the one that has most is given up. */
  #weigh(): void {
    const together = this.#threads.reduce((sum, { memory }) => sum + memory, 0);
    if (together <= togetherFactor * this.#limits.memory * megabyte) return;
    const [largest] = this.#threads.filter(({ load }) => load > 0).toSorted((a, b) => b.memory - a.memory);
    largest?.lose('memory');
  }

  /** Queues a lost thread’s files again. Other files may have used up the memory, so a file gets two tries. */
  #redo(loss: Loss, lost: ParsingJob[]): void {
    const [blamed, ...others] = lost;
    // Meanwhile they may have been called off.
    this.#waiting.unshift(...others.filter((job) => this.#open.has(job)));
    if (blamed !== undefined && this.#open.has(blamed)) {
      blamed.losses++;
      if (loss === 'time' || blamed.losses > 1) blamed.fail(this.#reasonOf(loss, blamed));
      else this.#waiting.unshift(blamed);
    }
    this.#assign();
  }

  #reasonOf(loss: Loss, job: ParsingJob): UserText {
    const { memory } = this.#limits;
    if (loss === 'time')
      return userText(
        'Reading this file took longer than {seconds} s and was given up. Split it, or save it as text.',
        { seconds: Math.round(timeFor(this.#limits, job) / 1000) },
      );
    if (loss === 'memory')
      return userText(
        'Reading this file needed more than {memory} MB and was given up. Split it, or save it as text.',
        { memory },
      );
    return userText('Reading this file crashed the parser and was given up. Save it as text to have it indexed.');
  }

  #endIdleLater(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    if (this.#threads.length === 0) return;
    this.#idle = setTimeout(() => this.endIdle(), idleTime).unref();
  }

  #end(threads: ParsingThread[]): void {
    for (const thread of threads) {
      this.#threads.splice(this.#threads.indexOf(thread), 1);
      void thread.close();
    }
  }
}
