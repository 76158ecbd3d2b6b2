import PQueue from 'p-queue';
import type { Database } from '../store/database.ts';
import { type GenerationRef, type PendingText, pendingTexts } from '../store/vectors.ts';
import type { BatchLimits } from './provider.ts';

/** Texts read together. */
const windowSize = 2_048;

/**
 * One pass over the pending texts, in batches of the size that the provider asks for at that moment. The next window is
 * read while this one is embedded, so that the provider never waits for the database.
 */
export class PendingBatches {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #limits: () => BatchLimits;
  #window: PendingText[] = [];
  #upcoming: Promise<PendingText[] | null>;
  #after = 0;
  /** Hashes of the last two windows: their batches may still be in progress when the next window is read. */
  #recent: Set<string>[] = [];
  readonly #calls = new PQueue({ concurrency: 1 });

  constructor(database: Database, model: GenerationRef, limits: () => BatchLimits) {
    this.#database = database;
    this.#model = model;
    this.#limits = limits;
    this.#upcoming = this.#read();
  }

  /** Null after the last chunk. A text that occurs in several chunks is returned once. */
  next(): Promise<PendingText[] | null> {
    return this.#calls.add(async () => {
      if (this.#window.length === 0) {
        const upcoming = await this.#upcoming;
        if (upcoming === null) return null;
        this.#window = upcoming;
        this.#upcoming = this.#read();
        // A failure surfaces when this window is needed; until then it is not unhandled.
        this.#upcoming.catch(() => {});
      }
      return takeBatch(this.#window, this.#limits());
    });
  }

  async #read(): Promise<PendingText[] | null> {
    for (;;) {
      const { texts, last } = await pendingTexts(this.#database, this.#model, this.#after, windowSize);
      if (last === null) return null;
      this.#after = last;
      const distinct = new Map(texts.map((text) => [text.textHash, text]));
      for (const hashes of this.#recent) for (const hash of hashes) distinct.delete(hash);
      if (distinct.size === 0) continue;
      this.#recent = [...this.#recent.slice(-1), new Set(distinct.keys())];
      return [...distinct.values()];
    }
  }
}

/** Removes a batch from the front of `texts`: as many as the limits allow, but at least one. */
export function takeBatch<T extends { tokens: number }>(texts: T[], limits: BatchLimits): T[] {
  let sum = 0;
  let size = 0;
  for (const { tokens } of texts) {
    sum += tokens;
    if (size > 0 && (size === limits.texts || sum > limits.tokens)) break;
    size++;
  }
  return texts.splice(0, size);
}
