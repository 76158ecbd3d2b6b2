import { type ErrorCode, messageOf, NearnoteError } from '../../shared/errors.ts';
import type { Pause } from '../../shared/models.ts';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Database } from '../store/database.ts';
import { recordFailure } from '../store/failures.ts';
import { type GenerationRef, type PendingText, storeVectors } from '../store/vectors.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import { PendingBatches } from './pending-batches.ts';
import { type EmbeddingProvider, embedOne, RetryLaterError } from './provider.ts';

/** Batches under way at once: one is being stored, one inferred, one tokenised. */
const depth = 3;
/** Times that a batch, or a text alone, is tried before it is parted, or set aside. */
const attempts = 3;
/** Work is announced by `wake`; the sweep only catches what an announcement missed. Milliseconds. */
const sweepEvery = 30_000;
const firstBackOff = 500;
const longestBackOff = 60_000;

/** Errors of the texts themselves: fewer of them may do. All others are the provider's. */
const textsFault = new Set<ErrorCode>(['embedding-failed', 'batch-too-large', 'engine-stopped']);
/** Errors that pass by themselves. After the rest, the queue waits for the user. */
const passing = new Set<ErrorCode>(['model-unavailable', 'service-unreachable', 'service-limited']);

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
  /** Why the queue does not go on, and the error that made it stop, if one did; null once it goes on again. */
  onPause(pause: Pause | null, error?: unknown): void;
  /** Nothing is pending any more; `worked` tells whether there was anything. */
  onDone(worked: boolean): Promise<void>;
}

/**
 * Embeds in the background whatever has no vector yet. What is pending is what the database says: killed at any point,
 * it resumes where the last commit left it, and nothing is embedded twice after its commit.
 */
export class EmbeddingQueue {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #provider: EmbeddingProvider;
  readonly #observer: QueueObserver;
  readonly #stopping = new AbortController();
  readonly #alarm = new InterruptibleWait();
  #holds = 0;
  #pausedByUser = false;
  #pause: Pause | null = null;
  /** What only the user can change. */
  #halt: NearnoteError | null = null;
  #running: Promise<void> | null = null;
  #settling: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(database: Database, model: GenerationRef, provider: EmbeddingProvider, observer: QueueObserver) {
    this.#database = database;
    this.#model = model;
    this.#provider = provider;
    this.#observer = observer;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Says that there may be new work. A wait that the service asked for goes on all the same. */
  wake(): void {
    this.#alarm.ring('work');
  }

  /** Lets no new batch begin; those under way are still stored. */
  pause(): void {
    this.#pausedByUser = true;
    this.#tellPause({ by: 'user' });
  }

  /** Goes on, whatever it waits for. */
  resume(): void {
    this.#pausedByUser = false;
    this.#tellPause(null);
    this.#alarm.ring('user');
  }

  /** Lets no new batch begin while `work` runs: notes become searchable by their words before any is embedded. */
  async whileHeld<T>(work: () => Promise<T>): Promise<T> {
    this.#holds++;
    try {
      return await work();
    } finally {
      this.#holds--;
      this.wake();
    }
  }

  /**
   * Resolves when nothing is pending. Rejects with what keeps the queue from going on; a limit of the service is
   * waited for.
   */
  settled(): Promise<void> {
    if (this.#halt !== null) return Promise.reject(this.#halt);
    return new Promise((resolve, reject) => {
      this.#settling.push({ resolve, reject });
      this.wake();
    });
  }

  /** Ends at once: batches under way are dropped, and pending still. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#alarm.ring('user');
    await this.#running;
  }

  async #run(): Promise<void> {
    let backOff = firstBackOff;
    while (!this.#stopped) {
      this.#alarm.reset();
      const settling = this.#settling.splice(0);
      try {
        const done = await this.#embedPending();
        if (!this.#pausedByUser) this.#tellPause(null);
        backOff = firstBackOff;
        if (done) for (const { resolve } of settling) resolve();
        else this.#settling.push(...settling);
        await this.#alarm.wait('work', sweepEvery);
      } catch (error) {
        if (this.#stopped) break;
        if (error instanceof RetryLaterError) {
          this.#settling.push(...settling);
          this.#tellPause({ by: 'provider', until: error.retryAt, reason: error.message }, error);
          await this.#alarm.wait('user', error.retryAt - Date.now());
          continue;
        }
        // Those who have come since learn of it too: they would wait in vain.
        for (const { reject } of [...settling, ...this.#settling.splice(0)]) reject(error);
        if (error instanceof NearnoteError && !passing.has(error.code)) {
          this.#tellPause({ by: 'trouble', reason: error.message }, error);
          this.#halt = error;
          await this.#alarm.wait('user', null);
          this.#halt = null;
          continue;
        }
        // Not all at the same moment: whoever else was refused waits as long.
        const wait = backOff * (0.75 + Math.random() / 2);
        this.#tellPause({ by: 'provider', until: Date.now() + wait, reason: messageOf(error) }, error);
        await this.#alarm.wait('work', wait);
        backOff = Math.min(longestBackOff, backOff * 2);
      }
    }
    for (const { reject } of this.#settling.splice(0)) {
      reject(new NearnoteError('engine-stopped', 'Embedding was stopped before it was done.'));
    }
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  get #mayGoOn(): boolean {
    return !this.#stopped && !this.#pausedByUser && this.#holds === 0;
  }

  #tellPause(pause: Pause | null, error?: unknown): void {
    if (pause === null && this.#pause === null) return;
    this.#pause = pause;
    this.#observer.onPause(pause, error);
  }

  /** Goes through the chunks until a pass finds none pending; returns false if it had to leave off before. */
  async #embedPending(): Promise<boolean> {
    for (let worked = false; ; worked = true) {
      if (!this.#mayGoOn) return false;
      const found = await this.#pass();
      if (!this.#mayGoOn) return false;
      if (found) continue;
      await this.#observer.onDone(worked);
      return true;
    }
  }

  /** Embeds what one look through all chunks finds pending. @returns whether there was anything. */
  async #pass(): Promise<boolean> {
    const batches = new PendingBatches(this.#database, this.#model, () => this.#provider.limits);
    let found = false;
    let failed = false;
    const lane = async () => {
      while (this.#mayGoOn && !failed) {
        const batch = await batches.next();
        if (batch === null || !this.#mayGoOn) return;
        if (!found) this.#observer.onWork();
        found = true;
        await this.#embedBatch(batch).catch((error: unknown) => {
          failed = true;
          throw error;
        });
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: depth }, lane));
    for (const result of lanes) if (result.status === 'rejected') throw result.reason;
    return found;
  }

  /** A batch that fails is halved until the text that fails is alone: one text never stops the rest. */
  async #embedBatch(batch: PendingText[]): Promise<void> {
    const vectors = await this.#tryEmbed(batch);
    if (!(vectors instanceof NearnoteError)) {
      if (this.#pause !== null && !this.#pausedByUser) this.#tellPause(null);
      const textHashes = batch.map((text) => text.textHash);
      await storeVectors(this.#database, this.#model, textHashes, vectors);
      const tokens = batch.reduce((sum, text) => sum + text.tokens, 0);
      await this.#observer.onStored({ textHashes, vectors, tokens });
      return;
    }
    const [first] = batch;
    if (first === undefined || this.#stopped) return;
    if (vectors.code === 'engine-stopped') await this.#proveAlive();
    if (batch.length === 1) {
      await recordFailure(this.#database, this.#model, first.textHash, vectors.message);
      await this.#observer.onFailed();
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await this.#embedBatch(batch.slice(0, half));
    await this.#embedBatch(batch.slice(half));
  }

  /** The vectors, or the error that stayed after several attempts. @throws what is not these texts' fault. */
  async #tryEmbed(batch: PendingText[]): Promise<Float32Array[] | NearnoteError> {
    const texts = batch.map((text) => embeddedText(text.context, text.text));
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#provider.embed(texts, 'passage', this.#stopping.signal);
      } catch (error) {
        if (!(error instanceof NearnoteError) || !textsFault.has(error.code)) throw error;
        if (attempt === attempts || error.code === 'batch-too-large' || this.#stopped) return error;
      }
    }
  }

  /** Tells a text that kills the process from a process that dies over anything. @throws `model-unavailable` for the latter. */
  async #proveAlive(): Promise<void> {
    try {
      await embedOne(this.#provider, 'A sentence that every model can embed.', 'passage', this.#stopping.signal);
    } catch (error) {
      if (this.#stopped) throw error;
      throw new NearnoteError('model-unavailable', `The embedding model keeps stopping: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }
}
