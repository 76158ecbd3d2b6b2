import { type ErrorCode, NearnoteError, userTextOf } from '../../shared/errors.ts';
import type { Pause } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Database } from '../store/database.ts';
import { recordFailure } from '../store/failures.ts';
import { type GenerationRef, type PendingText, storeVectors } from '../store/vectors.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import { PendingBatches } from './pending-batches.ts';
import { type EmbeddingProvider, embedOne, harmlessText, RetryLaterError } from './provider.ts';
import { WantedNotes } from './wanted-notes.ts';

/** Batches in progress: while one is stored, one is embedded and one tokenised. */
const concurrency = 3;
/** After so many failures a batch is split, and a single text is set aside. */
const maxTries = 3;
/** Milliseconds. */
const minBackOff = 500;
const maxBackOff = 60_000;

/** Errors that the texts cause: a smaller batch may succeed. The provider causes all others. */
const textErrors = new Set<ErrorCode>(['embedding-failed', 'batch-too-large', 'engine-stopped']);
/** Errors of the provider that pass by themselves. After all others, the queue waits for the user. */
const transientErrors = new Set<ErrorCode>(['model-unavailable', 'service-unreachable', 'service-limited']);

/** Texts whose vectors were committed together. */
interface StoredBatch {
  /** 32 hexadecimal digits each. */
  textHashes: readonly string[];
  vectors: readonly Float32Array[];
  /** Of all texts. */
  tokens: number;
}

export interface QueueObserver {
  /** There is something to embed. */
  onWork(): void;
  /** A batch has been committed. */
  onStored(batch: StoredBatch): Promise<void>;
  /** A text has been set aside. */
  onFailed(): Promise<void>;
  /** Why the queue is paused, with the error that caused it, if any; null once it continues. */
  onPause(pause: Pause | null, error?: unknown): void;
  /** Nothing is pending any more; `worked` says whether anything was before. */
  onDone(worked: boolean): Promise<void>;
}

/**
 * Embeds pending texts in the background. The database decides what is pending: killed at any point, the queue resumes
 * after the last commit, and never embeds a text again after its commit.
 */
export class EmbeddingQueue {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #provider: EmbeddingProvider;
  readonly #observer: QueueObserver;
  readonly #stopping = new AbortController();
  readonly #sleep = new InterruptibleWait();
  readonly #wanted = new WantedNotes();
  #holds = 0;
  #pausedByUser = false;
  #pause: Pause | null = null;
  /** The error that only the user can resolve. */
  #blockedBy: NearnoteError | null = null;
  #running: Promise<void> | null = null;
  /** Calls of `settled` that are not resolved yet. */
  #waiters: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(database: Database, model: GenerationRef, provider: EmbeddingProvider, observer: QueueObserver) {
    this.#database = database;
    this.#model = model;
    this.#provider = provider;
    this.#observer = observer;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Announces possible new work. It does not end a wait that the service asked for. */
  wake(): void {
    this.#sleep.interrupt('work');
  }

  /** Embeds what is pending of these notes before everything else. */
  want(noteIds: readonly number[]): void {
    this.#wanted.want(noteIds);
  }

  /** Starts no new batch; batches in progress are still stored. */
  pause(): void {
    this.#pausedByUser = true;
    this.#setPause({ by: 'user' });
  }

  /** Continues at once, whatever the queue was waiting for. */
  resume(): void {
    this.#pausedByUser = false;
    this.#setPause(null);
    this.#sleep.interrupt('user');
  }

  /** Starts no new batch while `work` runs: notes can be found by their words before any is embedded. */
  async whileHeld<T>(work: () => Promise<T>): Promise<T> {
    this.#holds++;
    try {
      return await work();
    } finally {
      this.#holds--;
      this.wake();
    }
  }

  /** Resolves when nothing is pending. Rejects if the queue cannot continue; a rate limit of the service is waited for. */
  settled(): Promise<void> {
    if (this.#blockedBy !== null) return Promise.reject(this.#blockedBy);
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.wake();
    });
  }

  /** Stops at once: batches in progress are dropped and stay pending. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#sleep.interrupt('user');
    await this.#running;
  }

  async #run(): Promise<void> {
    let backOff = minBackOff;
    while (!this.#stopped) {
      this.#sleep.reset();
      const waiters = this.#waiters.splice(0);
      try {
        const done = await this.#embedPending();
        if (!this.#pausedByUser) this.#setPause(null);
        backOff = minBackOff;
        if (done) for (const { resolve } of waiters) resolve();
        else this.#waiters.push(...waiters);
        await this.#sleep.waitForWork();
      } catch (error) {
        if (this.#stopped) break;
        if (error instanceof RetryLaterError) {
          this.#waiters.push(...waiters);
          this.#setPause({ by: 'provider', until: error.retryAt, reason: error.text }, error);
          await this.#sleep.wait('user', error.retryAt - Date.now());
          continue;
        }
        // Including those that came meanwhile: they would wait in vain.
        for (const { reject } of [...waiters, ...this.#waiters.splice(0)]) reject(error);
        if (error instanceof NearnoteError && !transientErrors.has(error.code)) {
          this.#setPause({ by: 'trouble', reason: error.text }, error);
          this.#blockedBy = error;
          await this.#sleep.wait('user', null);
          this.#blockedBy = null;
          continue;
        }
        // With jitter, so that clients that were refused together do not all return together.
        const wait = backOff * (0.75 + Math.random() / 2);
        this.#setPause({ by: 'provider', until: Date.now() + wait, reason: userTextOf(error) }, error);
        await this.#sleep.wait('work', wait);
        backOff = Math.min(maxBackOff, backOff * 2);
      }
    }
    for (const { reject } of this.#waiters.splice(0)) {
      reject(new NearnoteError('engine-stopped', userText('Embedding was stopped before it was done.')));
    }
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  get #mayContinue(): boolean {
    return !this.#stopped && !this.#pausedByUser && this.#holds === 0;
  }

  #setPause(pause: Pause | null, error?: unknown): void {
    if (pause === null && this.#pause === null) return;
    this.#pause = pause;
    this.#observer.onPause(pause, error);
  }

  /** Makes passes until one finds nothing pending. @returns false if it had to stop before. */
  async #embedPending(): Promise<boolean> {
    for (let worked = false; ; worked = true) {
      if (!this.#mayContinue) return false;
      const found = await this.#pass();
      if (!this.#mayContinue) return false;
      if (found) continue;
      await this.#observer.onDone(worked);
      return true;
    }
  }

  /** Goes through all chunks once and embeds what is pending. @returns whether anything was. */
  async #pass(): Promise<boolean> {
    const batches = new PendingBatches(this.#database, this.#model, () => this.#provider.limits, this.#wanted);
    let found = false;
    let failed = false;
    const lane = async () => {
      while (this.#mayContinue && !failed) {
        const batch = await batches.next();
        if (batch === null || !this.#mayContinue) return;
        if (!found) this.#observer.onWork();
        found = true;
        await this.#embedBatch(batch).catch((error: unknown) => {
          failed = true;
          throw error;
        });
        batches.done(batch);
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: concurrency }, lane));
    for (const result of lanes) if (result.status === 'rejected') throw result.reason;
    return found;
  }

  /** Halves a batch that fails until the failing text is alone and set aside: one text never stops the others. */
  async #embedBatch(batch: PendingText[]): Promise<void> {
    const vectors = await this.#tryEmbed(batch);
    if (!(vectors instanceof NearnoteError)) {
      if (this.#pause !== null && !this.#pausedByUser) this.#setPause(null);
      const textHashes = batch.map((text) => text.textHash);
      await storeVectors(this.#database, this.#model, textHashes, vectors);
      const tokens = batch.reduce((sum, text) => sum + text.tokens, 0);
      await this.#observer.onStored({ textHashes, vectors, tokens });
      return;
    }
    const [first] = batch;
    if (first === undefined || this.#stopped) return;
    if (vectors.code === 'engine-stopped') await this.#checkProcess();
    if (batch.length === 1) {
      await recordFailure(this.#database, this.#model, first.textHash, vectors.text);
      await this.#observer.onFailed();
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await this.#embedBatch(batch.slice(0, half));
    await this.#embedBatch(batch.slice(half));
  }

  /** Returns the vectors, or the last error after several attempts. @throws errors that the texts did not cause. */
  async #tryEmbed(batch: PendingText[]): Promise<Float32Array[] | NearnoteError> {
    const texts = batch.map((text) => embeddedText(text.context, text.text));
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#provider.embed(texts, 'passage', this.#stopping.signal);
      } catch (error) {
        if (!(error instanceof NearnoteError) || !textErrors.has(error.code)) throw error;
        if (attempt === maxTries || error.code === 'batch-too-large' || this.#stopped) return error;
      }
    }
  }

  /** Checks that a harmless text can be embedded. @throws `model-unavailable` if the process crashes with any text. */
  async #checkProcess(): Promise<void> {
    try {
      await embedOne(this.#provider, harmlessText, 'passage', this.#stopping.signal);
    } catch (error) {
      if (this.#stopped) throw error;
      throw new NearnoteError(
        'model-unavailable',
        userText('The embedding model keeps crashing: {error}', { error: userTextOf(error) }),
        {
          cause: error,
        },
      );
    }
  }
}
