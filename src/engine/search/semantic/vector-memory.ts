import type { Database } from '../../store/database.ts';
import { chunkBitsAfter, chunksWithText } from '../../store/sign-bits.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { BitVectors } from './bits/bit-vectors.ts';

/** Chunks whose signs are read in one turn. */
const atOnce = 2_000;
/** Milliseconds in which passages that come one after another are looked up together. */
const gathering = 200;

/**
 * The signs of one model's vectors, by slot, kept the same as in the database: what is there is read once, what is stored later is
 * added as it comes. Until all has been read it is not complete, and search compares with the database itself.
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

  /** Whether every passage that has a vector has its signs here. */
  get isComplete(): boolean {
    return this.#isComplete && this.#gathering === undefined;
  }

  /** Resolves when what was stored has been read, or could not be. */
  get loaded(): Promise<void> {
    return this.#work;
  }

  /** A batch was stored: the vectors of these texts, by the texts' hashes. */
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

  /** New passages may have a vector already: their text stood in another note before. */
  #gather(first: number): void {
    if (!this.#isComplete || this.#gathering !== undefined) return;
    const after = this.#index.slots.chunkIdOf(first) - 1;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      this.#work = this.#read(after).catch(() => {
        this.#isComplete = false;
      });
    }, gathering);
  }

  /** A database that cannot be read is told of by the next search, which asks it itself. */
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
      const { rows, last } = await chunkBitsAfter(this.#database, this.#model, after, atOnce);
      for (const { chunkId, signs, small } of rows) {
        const slot = this.#index.slots.slotOf(chunkId);
        if (slot !== undefined) this.bits.setBits(slot, signs, small);
      }
      if (last === null) return;
      after = last;
    }
  }
}
