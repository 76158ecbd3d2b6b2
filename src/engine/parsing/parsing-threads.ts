import { availableParallelism } from 'node:os';
import { libraryClosing } from '../lib/closing.ts';
import type { Unreadable } from './decode.ts';
import { FileJob } from './file-job.ts';
import type { NoteText, PreparationOutcome, PrepareFile } from './parsing-contract.ts';
import { type Loss, type ParsingJob, ParsingThread, type ThreadLimits } from './parsing-thread.ts';

const intakeLimits: ThreadLimits = { time: 20_000, memory: 512 };

/** Threads that have had nothing to do for so long give their memory back, in milliseconds; one stays. */
const idleTime = 30_000;

/**
 * The threads that read and cut notes, apart from the database: a file that hangs its parser, or needs more memory than
 * it may, costs that one file. Threads are started when there is work for them.
 */
export class ParsingThreads {
  /** How many threads there are at most; one core is left to what is written meanwhile. */
  readonly size = Math.max(1, Math.min(4, availableParallelism() - 1));
  readonly #entry: string;
  readonly #tokenizer: string;
  readonly #limits: ThreadLimits;
  readonly #threads: ParsingThread[] = [];
  /** Those that wait for a thread, and those that a thread has. */
  #waiting: ParsingJob[] = [];
  readonly #open = new Set<{ reject: (error: unknown) => void }>();
  #idle: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** @param tokenizer the `tokenizer.json` whose vocabulary chunks are measured with. */
  constructor(entry: string, tokenizer: string, limits: ThreadLimits = intakeLimits) {
    this.#entry = entry;
    this.#tokenizer = tokenizer;
    this.#limits = limits;
  }

  /**
   * Reads and cuts files; outcomes in their order. Never rejects over a file.
   * @throws the signal's reason, at once; NearnoteError `engine-stopped` when the threads are closed, or are meanwhile.
   */
  async prepare(root: string, files: PrepareFile[], signal?: AbortSignal): Promise<PreparationOutcome[]> {
    signal?.throwIfAborted();
    const jobs = files.map(
      (file) =>
        new FileJob<PreparationOutcome>(
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
      return await Promise.all(jobs.map((job) => this.#do(job)));
    } finally {
      signal?.removeEventListener('abort', drop);
    }
  }

  /** The text of a note whose format has to be parsed for it, before anything else that waits. */
  readText(path: string): Promise<NoteText | Unreadable> {
    const job = new FileJob<NoteText | Unreadable>(
      null,
      (ask) => ask('readText', { path }),
      (reason) => ({ reason }),
    );
    return this.#do(job, 'first');
  }

  /** Ends the threads that have nothing to do: what they have read of a large folder has left them large. */
  rest(): void {
    this.#end(this.#threads.filter(({ load }) => load === 0));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#waiting = [];
    for (const job of this.#open) job.reject(libraryClosing());
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()));
  }

  async #do<T>(job: FileJob<T>, place: 'first' | 'last' = 'last'): Promise<T> {
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

  /** Gives waiting files to the threads that have room, starting another thread while every one is at work. */
  #assign(): void {
    while (this.#waiting.length > 0) {
      const [idlest] = this.#threads.toSorted((a, b) => a.load - b.load);
      const thread =
        idlest === undefined || (idlest.load > 0 && this.#threads.length < this.size) ? this.#start() : idlest;
      if (!thread.hasRoom) break;
      const job = this.#waiting.shift();
      if (job !== undefined) thread.take(job);
    }
    this.#restLater();
  }

  #start(): ParsingThread {
    const thread: ParsingThread = new ParsingThread(
      this.#entry,
      this.#tokenizer,
      this.#limits,
      () => this.#assign(),
      (why, jobs) => {
        const at = this.#threads.indexOf(thread);
        if (at === -1) return;
        this.#threads.splice(at, 1);
        this.#redo(why, jobs);
      },
    );
    this.#threads.push(thread);
    return thread;
  }

  /** A thread that died may have been worn out by the files before: a file is to blame when it happens twice. */
  #redo(why: Loss, [blamed, ...others]: ParsingJob[]): void {
    this.#waiting.unshift(...others);
    if (blamed !== undefined) {
      blamed.losses++;
      if (why === 'time' || blamed.losses > 1) blamed.fail(this.#reasonOf(why));
      else this.#waiting.unshift(blamed);
    }
    this.#assign();
  }

  #reasonOf(why: Loss): string {
    const { time, memory } = this.#limits;
    if (why === 'time')
      return `Reading this file took longer than ${time / 1000} s: it was given up. Split it, or save it as text.`;
    if (why === 'memory')
      return `Reading this file needed more than ${memory} MB of memory: it was given up. Split it, or save it as text.`;
    return 'Reading this file ended the program that reads: it was given up. Save it as text to have it indexed.';
  }

  #restLater(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    if (this.#threads.length <= 1) return;
    this.#idle = setTimeout(() => {
      this.#end(this.#threads.filter(({ load }) => load === 0).slice(1));
    }, idleTime).unref();
  }

  #end(threads: ParsingThread[]): void {
    for (const thread of threads) {
      this.#threads.splice(this.#threads.indexOf(thread), 1);
      void thread.close();
    }
  }
}
