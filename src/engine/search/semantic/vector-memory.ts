import type { Database } from '../../store/database.ts';
import { chunkBitsAfter, chunksWithText } from '../../store/sign-bits.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { BitVectors } from './bits/bit-vectors.ts';

/** Chunks whose bits are read in one query. */
const batchSize = 2_000;
/** New passages are looked up together after this time, in milliseconds. */
const gatherFor = 200;

/**
 * The bits of one model’s vectors in memory, by slot. The stored vectors are read once, and new ones are added as they are
 * stored. Until everything is read the memory is incomplete, and search compares all vectors in the database instead.
 */
export class VectorMemory {
  readonly bits: BitVectors;
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #index: TextIndex;
  readonly #stopListening: () => void;
  #isComplete = false;
  #isClosed = false;
  #gathering: NodeJS.Timeout | undefined;
  #work: Promise<void>;

  constructor(database: Database, model: GenerationRef, index: TextIndex) {
    this.bits = new BitVectors(model.dimensions);
    this.#database = database;
    this.#model = model;
    this.#index = index;
    this.#stopListening = index.onAdded((first) => this.#gather(first));
    this.#work = this.#load();
  }

  /** Whether the bits of every stored vector are in memory. */
  get isComplete(): boolean {
    return this.#isComplete && this.#gathering === undefined;
  }

  /** Resolves when the stored vectors have been read, or could not be. */
  get loaded(): Promise<void> {
    return this.#work;
  }

  /** To be called when a batch was stored: the hashes of the texts, and their vectors. */
  async stored(textHashes: readonly string[], vectors: readonly Float32Array[]): Promise<void> {
    const byHash = new Map(textHashes.map((hash, place) => [hash, vectors[place]]));
    for (const { chunkId, textHash } of await chunksWithText(this.#database, textHashes)) {
      const slot = this.#index.slots.slotOf(chunkId);
      const vector = byHash.get(textHash);
      if (slot !== undefined && vector !== undefined) this.bits.set(slot, vector);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    clearTimeout(this.#gathering);
    await this.#work;
  }

  /** New passages may already have a vector, if another note contained their text before. */
  #gather(first: number): void {
    if (!this.#isComplete || this.#gathering !== undefined) return;
    const after = this.#index.slots.chunkIdOf(first) - 1;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      this.#work = this.#read(after).catch(() => {
        this.#isComplete = false;
      });
    }, gatherFor);
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
    for (let after = from; !this.#isClosed; ) {
      const { rows, last } = await chunkBitsAfter(this.#database, this.#model, after, batchSize);
      for (const { chunkId, signBits, small } of rows) {
        const slot = this.#index.slots.slotOf(chunkId);
        if (slot !== undefined) this.bits.setBits(slot, signBits, small);
      }
      if (last === null) return;
      after = last;
    }
  }
}
