import PQueue from 'p-queue';
import type { Database } from '../store/database.ts';
import { type GenerationRef, type PendingText, pendingTexts, pendingTextsOfNotes } from '../store/vectors.ts';
import type { BatchLimits } from './provider.ts';
import type { WantedNotes } from './wanted-notes.ts';

/** Texts read together. */
const windowSize = 2_048;
/** Texts of wanted notes that are read together: the first passages of a few notes. */
const wantedAtOnce = 128;

/**
 * One pass over the pending texts, in batches of the size that the provider asks for at that moment: those of notes that are
 * wanted first, the others in their order. The next window is read while this one is embedded, so that the provider never waits
 * for the database.
 */
export class PendingBatches {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #limits: () => BatchLimits;
  readonly #wanted: WantedNotes;
  #window: PendingText[] = [];
  #upcoming: Promise<PendingText[] | null>;
  #after = 0;
  /** Hashes of the texts of batches in progress: until they are stored, the database says that they are pending. */
  readonly #inProgress = new Set<string>();
  readonly #calls = new PQueue({ concurrency: 1 });

  constructor(database: Database, model: GenerationRef, limits: () => BatchLimits, wanted: WantedNotes) {
    this.#database = database;
    this.#model = model;
    this.#limits = limits;
    this.#wanted = wanted;
    this.#upcoming = this.#read();
  }

  /** Null after the last chunk. A text that occurs in several chunks is returned once. Each batch is to be handed to `done`. */
  next(): Promise<PendingText[] | null> {
    return this.#calls.add(async () => {
      await this.#putWantedFirst();
      while (this.#window.length === 0) {
        const upcoming = await this.#upcoming;
        if (upcoming === null) return null;
        this.#window = upcoming;
        this.#upcoming = this.#read();
        // A failure surfaces when this window is needed; until then it is not unhandled.
        this.#upcoming.catch(() => {});
      }
      const batch = takeBatch(this.#window, this.#limits());
      for (const { textHash } of batch) this.#inProgress.add(textHash);
      return batch;
    });
  }

  /** To be called when the vectors of a batch have been committed, or what could not be embedded is set aside. */
  done(batch: readonly PendingText[]): void {
    for (const { textHash } of batch) this.#inProgress.delete(textHash);
  }

  /** Moves the texts of wanted notes to the front, also those that would be read much later. */
  async #putWantedFirst(): Promise<void> {
    const noteIds = this.#wanted.take();
    if (noteIds.length === 0) return;
    // As it was when they were read: those that are stored meanwhile are in no progress any more.
    const inProgress = new Set(this.#inProgress);
    const texts = await pendingTextsOfNotes(this.#database, this.#model, noteIds, wantedAtOnce);
    const upcoming = await this.#upcoming;
    const first = new Map<string, PendingText>();
    for (const text of texts) if (!inProgress.has(text.textHash)) first.set(text.textHash, text);
    const isLater = ({ textHash }: PendingText) => !first.has(textHash);
    this.#window = [...first.values(), ...this.#window.filter(isLater)];
    if (upcoming !== null) this.#upcoming = Promise.resolve(upcoming.filter(isLater));
  }

  async #read(): Promise<PendingText[] | null> {
    // As it is now: what is stored while the window is read may be in it, too.
    const known = [...this.#inProgress, ...this.#window.map(({ textHash }) => textHash)];
    for (;;) {
      const { texts, last } = await pendingTexts(this.#database, this.#model, this.#after, windowSize);
      if (last === null) return null;
      this.#after = last;
      const distinct = new Map(texts.map((text) => [text.textHash, text]));
      for (const hash of known) distinct.delete(hash);
      if (distinct.size > 0) return [...distinct.values()];
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
