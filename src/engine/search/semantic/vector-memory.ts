import { totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../store/database.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { chunksWithText, vectorsAfter } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { BitVectors } from './bits/bit-vectors.ts';
import { bytesOfRounded, RoundedVectors } from './rounded/rounded-vectors.ts';

/** Of the machine’s memory, as long as the user wants nothing else. */
export const usualMaxBytes = totalmem() / 10;
/** Chunks whose vectors are read in one query. */
const batchSize = 1_000;
/** New passages are looked up together after this time, in milliseconds. */
const gatherFor = 200;

/**
 * One model’s vectors in memory, by slot: their bits, and the vectors themselves, rounded, as long as they fit. The stored
 * vectors are read once, and new ones are added as they are stored. Until everything is read the memory is incomplete, and
 * search compares all vectors in the database instead.
 */
export class VectorMemory {
  readonly bits: BitVectors;
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #index: TextIndex;
  readonly #maxBytes: number;
  readonly #stopListening: () => void;
  #rounded: RoundedVectors | null;
  #isComplete = false;
  readonly #closing = new AbortController();
  #isGathering = false;
  #work: Promise<void>;

  /** @param maxBytes the most that the rounded vectors may take. */
  constructor(database: Database, model: GenerationRef, index: TextIndex, maxBytes: number) {
    this.bits = new BitVectors(model.dimensions);
    this.#rounded = new RoundedVectors(model.dimensions);
    this.#database = database;
    this.#model = model;
    this.#index = index;
    this.#maxBytes = maxBytes;
    this.#stopListening = index.onAdded((first) => this.#gather(first));
    this.#work = this.#load();
  }

  /**
   * Whether the stored vectors are in memory. For the moment until new passages are looked up, those of them whose text is in
   * another note, too, are found by their words only: to compare all vectors instead would take a second in a large library.
   */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Null where the vectors of the library would take too much memory. */
  get rounded(): RoundedVectors | null {
    return this.#rounded;
  }

  /** Size in memory. */
  get bytes(): number {
    return this.bits.bytes + (this.#rounded?.bytes ?? 0);
  }

  /** Resolves when the stored vectors, and those of new passages, have been read, or could not be. */
  get loaded(): Promise<void> {
    return this.#work;
  }

  /** To be called when a batch was stored: the hashes of the texts, and their vectors. */
  async stored(textHashes: readonly string[], vectors: readonly Float32Array[]): Promise<void> {
    const byHash = new Map(textHashes.map((hash, place) => [hash, vectors[place]]));
    for (const { chunkId, textHash } of await chunksWithText(this.#database, textHashes)) {
      const vector = byHash.get(textHash);
      if (vector !== undefined) this.#keep(chunkId, vector);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopListening();
    await this.#work;
  }

  /** New passages may already have a vector, if another note contained their text before. */
  #gather(first: number): void {
    if (!this.#isComplete || this.#isGathering) return;
    this.#isGathering = true;
    this.#work = this.#readLater(this.#index.slots.chunkIdOf(first) - 1);
  }

  async #readLater(after: number): Promise<void> {
    try {
      await wait(gatherFor, undefined, { signal: this.#closing.signal, ref: false });
      this.#isGathering = false;
      await this.#read(after);
    } catch {
      this.#isComplete = false;
    }
  }

  /** A failure is not reported: the next search reads the database itself and fails, too. */
  async #load(): Promise<void> {
    try {
      await this.#index.ready;
      await this.#read(0);
      this.#isComplete = true;
    } catch {
      this.#isComplete = false;
    }
  }

  async #read(from: number): Promise<void> {
    for (let after = from; !this.#closing.signal.aborted; ) {
      const { rows, last } = await vectorsAfter(this.#database, this.#model, after, batchSize);
      for (const { chunkId, vector } of rows) this.#keep(chunkId, vector);
      if (last === null) return;
      after = last;
    }
  }

  #keep(chunkId: number, vector: Float32Array): void {
    const slot = this.#index.slots.slotOf(chunkId);
    if (slot === undefined) return;
    this.bits.set(slot, vector);
    if (this.#index.slots.count * bytesOfRounded(this.#model.dimensions) > this.#maxBytes) this.#rounded = null;
    this.#rounded?.set(slot, vector);
  }
}
