import { type Kernel, startKernel } from './kernel.ts';

const pageSize = 65_536;
const firstCapacity = 1_024;
const present = 0xff;
/** What each unit of a query's magnitude counts where a component could not be farther. */
const farthest = 3;
/** The kernel has 16 bits for a distance. */
const largestDistance = 0xfffe;
const magnitudeBits = 3;
/** The component, in units of their root mean square, from which on a magnitude is the largest. */
const clip = 2.5;

/** Where each region of the memory begins. The query is at 0. */
interface Layout {
  counts: number;
  vectors: number;
  present: number;
  allowed: number;
  distances: number;
  found: number;
}

/**
 * Two bits for each dimension of each vector, in memory: its sign, and whether it is small. They find which vectors are worth an exact
 * comparison. The query keeps its magnitudes, in eight steps. Signs alone, or of both, take a multiple of the candidates for the same
 * recall (docs/search.md; asymmetric distances: Jégou, Douze and Schmid, 2011, and Gao and Long, “RaBitQ”, 2024).
 * A scan of 500,000 vectors takes milliseconds: it need not be cut into pieces.
 */
export class BitVectors {
  readonly #dimensions: number;
  readonly #words: number;
  /** Components up to this, in magnitude, are small: the root mean square of those of a unit vector. */
  readonly #small: number;
  /** The largest magnitude that a component of a query can have. */
  readonly #largest: number;
  /** Possible distances. */
  readonly #buckets: number;
  readonly #kernel: Kernel;
  #memory: Uint8Array;
  #capacity = 0;
  #slots = 0;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#words = Math.ceil(dimensions / 64);
    this.#small = 1 / Math.sqrt(dimensions);
    this.#largest = [7, 3, 1].find((most) => dimensions * most * farthest <= largestDistance) ?? 1;
    this.#buckets = dimensions * this.#largest * farthest + 1;
    this.#kernel = startKernel();
    this.#memory = new Uint8Array(this.#kernel.memory.buffer);
  }

  /** What it takes in memory. */
  get bytes(): number {
    return this.#memory.byteLength;
  }

  /** Gives a slot its vector, of unit length, in place of one it may have. */
  set(slot: number, vector: Float32Array): void {
    checkWidth(vector.length, this.#dimensions);
    const bytes = this.#room(slot);
    for (const [index, component] of vector.entries()) {
      const byte = (index >> 6) * 16 + ((index >> 3) & 7);
      if (component > 0) setBit(bytes, byte, index);
      if (Math.abs(component) < this.#small) setBit(bytes, byte + 8, index);
    }
  }

  /**
   * The same with the bits themselves, the first dimension in the highest bit, as in PostgreSQL's `bit`.
   * @param signs 1 for a component above zero.
   * @param small 1 for a component whose square is less than the average, `1 / dimensions`.
   */
  setBits(slot: number, signs: Uint8Array, small: Uint8Array): void {
    const width = Math.ceil(this.#dimensions / 8);
    checkWidth(signs.length, width);
    checkWidth(small.length, width);
    const bytes = this.#room(slot);
    for (let byte = 0; byte < width; byte++) {
      const at = (byte >> 3) * 16 + (byte & 7);
      bytes[at] = signs[byte] ?? 0;
      bytes[at + 8] = small[byte] ?? 0;
    }
  }

  clear(slot: number): void {
    if (slot < this.#capacity) this.#memory[this.#layout().present + slot] = 0;
  }

  has(slot: number): boolean {
    return slot < this.#slots && this.#memory[this.#layout().present + slot] === present;
  }

  /**
   * The slots that are probably nearest to a query, nearest first, at most `count`; slots at the same distance in their
   * order. Slots without a vector never come up.
   * @param query of unit length.
   * @param allowed a byte for each slot, 0 where it must not come up, as must none beyond its end; null for all.
   */
  nearest(query: Float32Array, count: number, allowed: Uint8Array | null): Uint32Array {
    checkWidth(query.length, this.#dimensions);
    const limit = Math.min(count, this.#slots);
    if (limit === 0) return new Uint32Array();
    const at = this.#layout();
    this.#reach(at.found + limit * Uint32Array.BYTES_PER_ELEMENT);
    this.#writeQuery(query);
    this.#memory.fill(0, at.counts, at.vectors);
    if (allowed !== null) {
      const told = allowed.subarray(0, this.#slots);
      // Any bit says yes, so the byte 255 stands for all of them.
      this.#memory.set(told, at.allowed);
      this.#memory.fill(0, at.allowed + told.length, at.allowed + this.#slots);
    }
    const found = this.#kernel.nearest(
      this.#slots,
      this.#words,
      0,
      at.vectors,
      at.present,
      allowed === null ? at.present : at.allowed,
      at.distances,
      at.counts,
      this.#buckets,
      limit,
      at.found,
    );
    return new Uint32Array(this.#kernel.memory.buffer, at.found, found).slice();
  }

  /** The slot's bytes, all zero, after making room for it and marking it as present. */
  #room(slot: number): Uint8Array {
    if (slot >= this.#capacity) this.#grow(slot + 1);
    this.#slots = Math.max(this.#slots, slot + 1);
    const at = this.#layout();
    this.#memory[at.present + slot] = present;
    const start = at.vectors + slot * this.#words * 16;
    return this.#memory.subarray(start, start + this.#words * 16).fill(0);
  }

  #grow(slots: number): void {
    const before = this.#layout();
    const had = this.#capacity;
    this.#capacity = Math.ceil(Math.max(firstCapacity, slots, had * 1.5) / 16) * 16;
    const after = this.#layout();
    this.#reach(after.found);
    // What is known of each slot lies behind the vectors, which have just become more.
    this.#memory.copyWithin(after.present, before.present, before.present + had);
    this.#memory.fill(0, after.present + had, after.allowed);
  }

  #reach(end: number): void {
    const missing = end - this.#memory.byteLength;
    if (missing <= 0) return;
    this.#kernel.memory.grow(Math.ceil(missing / pageSize));
    this.#memory = new Uint8Array(this.#kernel.memory.buffer);
  }

  /** Every region begins at a multiple of 8: a capacity is one of 16. */
  #layout(): Layout {
    const counts = this.#words * 32;
    const vectors = Math.ceil((counts + this.#buckets * 4) / 8) * 8;
    const present = vectors + this.#capacity * this.#words * 16;
    const allowed = present + this.#capacity;
    const distances = allowed + this.#capacity;
    return { counts, vectors, present, allowed, distances, found: distances + this.#capacity * 2 };
  }

  /** The query's signs and magnitudes, as the kernel reads them: each word of signs is followed by three of magnitudes. */
  #writeQuery(query: Float32Array): void {
    const bytes = this.#memory.subarray(0, this.#words * 32).fill(0);
    const scale = (Math.sqrt(this.#dimensions) / clip) * this.#largest;
    for (const [index, component] of query.entries()) {
      const byte = (index >> 6) * 32 + ((index >> 3) & 7);
      const magnitude = Math.min(this.#largest, Math.round(Math.abs(component) * scale));
      if (component > 0) setBit(bytes, byte, index);
      for (let bit = 0; bit < magnitudeBits; bit++) {
        if ((magnitude >> bit) & 1) setBit(bytes, byte + 8 * (bit + 1), index);
      }
    }
  }
}

function checkWidth(given: number, wanted: number): void {
  if (given !== wanted) throw new Error(`A vector of another width was given: ${given} instead of ${wanted}.`);
}

/** Sets a dimension's bit in its byte. */
function setBit(bytes: Uint8Array, byte: number, dimension: number): void {
  bytes[byte] = (bytes[byte] ?? 0) | (0x80 >> (dimension & 7));
}
