import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, NearnoteError } from '../../shared/errors.ts';
import { embeddedText } from '../intake/chunk.ts';
import type { Database } from '../store/database.ts';
import { type PendingText, pendingTexts, recordFailure, type StoredModel, storeVectors } from '../store/vectors.ts';
import type { EmbeddingProvider } from './provider.ts';

/** Texts in one batch: one call of the provider, one transaction. */
const batchSize = 64;
/** Texts read ahead and sorted by length, so that a batch holds texts of one length and little padding. */
const windowSize = 1024;
/** Batches under way at once: one is inferred while the next is tokenised. */
const depth = 2;
/** Times that a batch, or a text alone, is tried before it is parted, or set aside. */
const attempts = 3;
/** Work is announced by `wake`; the sweep only catches what an announcement missed. Milliseconds. */
const sweepEvery = 30_000;
const firstBackOff = 500;
const longestBackOff = 60_000;

export interface QueueObserver {
  /** There is something to embed. */
  onWork(): void;
  /** A batch has been committed. */
  onStored(texts: number): Promise<void>;
  /** A text has been set aside. */
  onFailed(): Promise<void>;
  /** Something keeps the queue from going on, in words for the person; null once it goes on again. */
  onTrouble(message: string | null): void;
  /** Nothing is pending any more. */
  onDone(): Promise<void>;
}

/**
 * Embeds in the background whatever has no vector yet. What is pending is what the database says: killed at any point,
 * it resumes where the last commit left it, and nothing is embedded twice after its commit.
 */
export class EmbeddingQueue {
  readonly #database: Database;
  readonly #model: StoredModel;
  readonly #provider: EmbeddingProvider;
  readonly #observer: QueueObserver;
  readonly #stopping = new AbortController();
  #holds = 0;
  #woken = true;
  #wake: () => void = () => {};
  #running: Promise<void> | null = null;
  #settling: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(database: Database, model: StoredModel, provider: EmbeddingProvider, observer: QueueObserver) {
    this.#database = database;
    this.#model = model;
    this.#provider = provider;
    this.#observer = observer;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Says that there may be new work. */
  wake(): void {
    this.#woken = true;
    this.#wake();
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

  /** Resolves when nothing is pending; rejects with what keeps the queue from going on, which it will try again. */
  settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settling.push({ resolve, reject });
      this.wake();
    });
  }

  /** Ends after the batches under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    let backOff = firstBackOff;
    while (!this.#stopped) {
      this.#woken = false;
      const settling = this.#settling.splice(0);
      try {
        const done = await this.#embedPending();
        this.#observer.onTrouble(null);
        backOff = firstBackOff;
        if (done) for (const { resolve } of settling) resolve();
        else this.#settling.push(...settling);
        await this.#sleep(sweepEvery);
      } catch (error) {
        for (const { reject } of settling) reject(error);
        if (this.#stopped) return;
        this.#observer.onTrouble(`Embedding has paused and will be tried again: ${messageOf(error)}`);
        await this.#sleep(backOff);
        backOff = Math.min(longestBackOff, backOff * 2);
      }
    }
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  get #mayGoOn(): boolean {
    return !this.#stopped && this.#holds === 0;
  }

  /** Goes through the chunks until none is pending; returns false if it had to leave off before. */
  async #embedPending(): Promise<boolean> {
    let worked = false;
    for (let passed = false; !passed; ) {
      let after = 0;
      passed = true;
      while (this.#mayGoOn) {
        const { texts, last } = await pendingTexts(this.#database, this.#model, after, windowSize);
        if (last === null) break;
        after = last;
        if (texts.length === 0) continue;
        this.#observer.onWork();
        worked = true;
        passed = false;
        await this.#embedWindow(texts);
      }
      if (!this.#mayGoOn) return false;
    }
    if (worked) await this.#observer.onDone();
    return true;
  }

  async #embedWindow(window: PendingText[]): Promise<void> {
    const distinct = [...new Map(window.map((text) => [text.textHash, text])).values()];
    distinct.sort((a, b) => a.tokens - b.tokens);
    const batches: PendingText[][] = [];
    for (let at = 0; at < distinct.length; at += batchSize) batches.push(distinct.slice(at, at + batchSize));
    const lane = async () => {
      for (let batch = batches.shift(); batch !== undefined && this.#mayGoOn; batch = batches.shift()) {
        await this.#embedBatch(batch);
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: depth }, lane));
    for (const result of lanes) if (result.status === 'rejected') throw result.reason;
  }

  /** A batch that fails is halved until the text that fails is alone: one text never stops the rest. */
  async #embedBatch(batch: PendingText[]): Promise<void> {
    const vectors = await this.#tryEmbed(batch);
    if (!(vectors instanceof NearnoteError)) {
      const hashes = batch.map((text) => text.textHash);
      await storeVectors(this.#database, this.#model, hashes, vectors);
      await this.#observer.onStored(batch.length);
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
        return await this.#provider.embed(texts, 'passage');
      } catch (error) {
        if (!(error instanceof NearnoteError) || error.code === 'model-unavailable') throw error;
        if (attempt === attempts || this.#stopped) return error;
      }
    }
  }

  /** Tells a text that kills the process from a process that dies over anything. @throws `model-unavailable` for the latter. */
  async #proveAlive(): Promise<void> {
    try {
      await this.#provider.embedOne('A sentence that every model can embed.', 'passage');
    } catch (error) {
      throw new NearnoteError('model-unavailable', `The embedding model keeps stopping: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    if (this.#woken || this.#stopped) return;
    const timeout = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => {
        this.#wake = resolve;
      }),
      delay(milliseconds, undefined, { signal: timeout.signal, ref: false }).catch(() => {}),
    ]);
    timeout.abort();
  }
}
