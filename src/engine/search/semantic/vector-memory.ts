import { totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { VectorMemoryChoice } from '../../../shared/models.ts';
import { mostVectorBytes } from '../../../shared/vector-memory.ts';
import type { Database } from '../../store/database.ts';
import type { VectorFile, VectorRecord } from '../../store/vector-file.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { chunksWithText, vectorsAfter, vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { BitVectors } from './bits/bit-vectors.ts';
import { bytesOfRounded, RoundedVectors } from './rounded/rounded-vectors.ts';

/** Bytes that rounded vectors may take on this computer. */
export function maxBytesFor(choice: VectorMemoryChoice): number {
  return mostVectorBytes(choice, totalmem());
}

/** Chunks whose vectors are read in one query. */
const batchSize = 1_000;
/** New passages are looked up together after this time, in milliseconds. */
const gatherFor = 200;
/** The file is written anew when it lacks so many passages, and so many of all, and none has been added for so long, in milliseconds. */
const worthWriting = { passages: 1_000, share: 0.01, after: 10_000 };

/**
 * One model’s vectors in memory, by slot: their bits, and the vectors themselves, rounded, as long as they fit. The stored
 * vectors are read once, from the file beside the database as far as it has them, and new ones are added as they are
 * stored. Until everything is read the memory is incomplete, and search compares all vectors in the database instead.
 */
export class VectorMemory {
  readonly bits: BitVectors;
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #index: TextIndex;
  readonly #maxBytes: number;
  readonly #file: VectorFile | null;
  readonly #stopListening: () => void;
  #rounded: RoundedVectors | null;
  #isComplete = false;
  readonly #closing = new AbortController();
  #isGathering = false;
  #unreadFrom = Number.POSITIVE_INFINITY;
  #work: Promise<void>;
  /** Passages that are not in the file. */
  #unwritten = 0;
  #writing: NodeJS.Timeout | undefined;
  #written: Promise<void> = Promise.resolve();

  /**
   * @param maxBytes the most that the rounded vectors may take.
   * @param file null where nothing is kept beside the database.
   */
  constructor(
    database: Database,
    model: GenerationRef,
    index: TextIndex,
    maxBytes: number,
    file: VectorFile | null = null,
  ) {
    this.bits = new BitVectors(model.dimensions);
    this.#rounded = new RoundedVectors(model.dimensions);
    this.#database = database;
    this.#model = model;
    this.#index = index;
    this.#maxBytes = maxBytes;
    this.#file = file;
    this.#stopListening = index.onAdded((first) => this.#gather(first));
    this.#work = this.#load();
  }

  /** Whether the stored vectors are in memory, but for those of the newest passages: see `unreadFrom`. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** From this slot on passages are so new that nobody has looked yet whether their text has a vector, as that of a moved note has. */
  get unreadFrom(): number {
    return this.#unreadFrom;
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
    this.#writeLater();
  }

  /** Takes what was deleted out of the file. It is removed first: a writing that fails, or is stopped, would leave it. */
  async erase(): Promise<void> {
    await this.#work;
    await this.#written;
    await this.#file?.remove();
    if (!this.#closing.signal.aborted && this.#isWorthWriting(this.#index.slots.liveCount)) await this.#write();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopListening();
    clearTimeout(this.#writing);
    await this.#work;
    await this.#written;
  }

  /** New passages may already have a vector, if another note contained their text before. */
  #gather(first: number): void {
    if (!this.#isComplete) return;
    this.#unreadFrom = Math.min(this.#unreadFrom, first);
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#work = this.#readLater(first, this.#work);
  }

  /** @param before what is being read, and comes first. */
  async #readLater(first: number, before: Promise<void>): Promise<void> {
    const { slots } = this.#index;
    try {
      await wait(gatherFor, undefined, { signal: this.#closing.signal, ref: false });
      await before;
      this.#isGathering = false;
      const end = slots.count;
      await this.#read(slots.chunkIdOf(first) - 1);
      this.#unreadFrom = end < slots.count ? end : Number.POSITIVE_INFINITY;
    } catch {
      this.#isComplete = false;
    }
  }

  /** A failure is not reported: the next search reads the database itself and fails, too. */
  async #load(): Promise<void> {
    try {
      await this.#index.ready;
      this.#fit();
      const { slots } = this.#index;
      const last = slots.chunkIdOf(slots.count - 1);
      await this.#file?.read(this.#keptBytes(this.#rounded), (record) => this.#take(record));
      await this.#readMissing();
      // What has been added meanwhile.
      await this.#read(last);
      this.#isComplete = true;
      this.#writeLater();
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

  /** Reads the vectors of the passages that the file does not have, if there is one: else of all. */
  async #readMissing(): Promise<void> {
    const { slots } = this.#index;
    const missing: number[] = [];
    for (let slot = 0; slot < slots.count; slot++) {
      if (slots.alive[slot] === 1 && !this.bits.has(slot)) missing.push(slots.chunkIdOf(slot));
    }
    if (missing.length > slots.liveCount / 2) return this.#read(0);
    for (let at = 0; at < missing.length && !this.#closing.signal.aborted; at += batchSize) {
      const found = await vectorsOf(this.#database, this.#model, missing.slice(at, at + batchSize));
      for (const { chunkId, vector } of found) this.#keep(chunkId, vector);
    }
  }

  /** Takes a record of the file, if it is still of a passage with this text. */
  #take({ chunkId, textHash, kept }: VectorRecord): void {
    const { slots } = this.#index;
    const slot = slots.slotOf(chunkId);
    if (slot === undefined || Buffer.compare(slots.hashOf(slot), textHash) !== 0) return;
    const { keptBytes } = this.bits;
    this.bits.setKept(slot, kept.subarray(0, keptBytes));
    this.#rounded?.setKept(slot, kept.subarray(keptBytes));
  }

  /** What the file is to hold. @param rounded the vectors as they are at the beginning: they may be given up meanwhile. */
  *#records(rounded: RoundedVectors | null): Generator<VectorRecord> {
    const { slots } = this.#index;
    const kept = new Uint8Array(this.#keptBytes(rounded));
    for (let slot = 0; slot < slots.count; slot++) {
      if (slots.alive[slot] !== 1 || !this.bits.has(slot)) continue;
      kept.set(this.bits.keptOf(slot));
      if (rounded !== null) kept.set(rounded.keptOf(slot), this.bits.keptBytes);
      yield { chunkId: slots.chunkIdOf(slot), textHash: slots.hashOf(slot), kept };
    }
  }

  #keptBytes(rounded: RoundedVectors | null): number {
    return this.bits.keptBytes + (rounded?.keptBytes ?? 0);
  }

  #isWorthWriting(passages: number): boolean {
    return passages >= Math.max(worthWriting.passages, this.#index.slots.liveCount * worthWriting.share);
  }

  /** Writes the file when nothing has been added for a while. */
  #writeLater(): void {
    clearTimeout(this.#writing);
    if (!this.#isWorthWriting(this.#unwritten) || this.#closing.signal.aborted) return;
    this.#writing = setTimeout(() => void this.#write(), worthWriting.after).unref();
  }

  #write(): Promise<void> {
    this.#unwritten = 0;
    this.#written = this.#written.then(() => {
      const rounded = this.#rounded;
      return this.#file?.write(this.#keptBytes(rounded), this.#records(rounded), this.#closing.signal);
    });
    return this.#written;
  }

  /** Gives the rounded vectors up where they would take too much memory. */
  #fit(): void {
    if (this.#index.slots.count * bytesOfRounded(this.#model.dimensions) > this.#maxBytes) this.#rounded = null;
  }

  #keep(chunkId: number, vector: Float32Array): void {
    const slot = this.#index.slots.slotOf(chunkId);
    if (slot === undefined) return;
    this.#unwritten++;
    this.bits.set(slot, vector);
    this.#fit();
    this.#rounded?.set(slot, vector);
  }
}
