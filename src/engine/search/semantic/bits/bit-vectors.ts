import { type NearestKernel, startNearest } from '../kernel/kernel.ts';
import { checkWidth, enlarged } from '../kernel/kernel-memory.ts';

const firstCapacity = 1_024;
/** All bits are set, so that any byte but 0 in `allowed` has a bit in common with it. */
const present = 0xff;
/** The largest distance of a component, for each unit of the query’s magnitude. */
const maxUnitDistance = 3;
/** The kernel has 16 bits for a distance. */
const maxDistance = 0xfffe;
const magnitudeBits = 3;
/** The component, in units of the root mean square of all, from which a magnitude is the largest. */
const clip = 2.5;

/** The address of each region of the memory. The query is at 0. */
interface Layout {
  counts: number;
  vectors: number;
  present: number;
  allowed: number;
  distances: number;
  found: number;
}

/**
 * Two bits for each dimension of each vector, in memory: its sign, and whether it is small. They propose candidates for an
 * exact comparison. The query keeps its magnitudes, in eight steps. With signs alone, or with signs on both sides, the same
 * recall takes several times as many candidates (docs/search.md; asymmetric distances: Jégou, Douze and Schmid, 2011, and
 * Gao and Long, “RaBitQ”, 2024). A scan of 500,000 vectors takes milliseconds, so that it need not be split.
 */
export class BitVectors {
  readonly #dimensions: number;
  readonly #words: number;
  /** Components below this magnitude are small: the root mean square of a unit vector’s components. */
  readonly #small: number;
  /** The largest magnitude of a query’s component. */
  readonly #maxMagnitude: number;
  /** The number of possible distances. */
  readonly #buckets: number;
  readonly #kernel: NearestKernel;
  #memory: Uint8Array;
  #capacity = 0;
  #slots = 0;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#words = Math.ceil(dimensions / 64);
    this.#small = 1 / Math.sqrt(dimensions);
    this.#maxMagnitude = [7, 3, 1].find((max) => dimensions * max * maxUnitDistance <= maxDistance) ?? 1;
    this.#buckets = dimensions * this.#maxMagnitude * maxUnitDistance + 1;
    this.#kernel = startNearest();
    this.#memory = new Uint8Array(this.#kernel.memory.buffer);
  }

  /** Size in memory. */
  get bytes(): number {
    return this.#memory.byteLength;
  }

  /** Sets or replaces the vector of a slot. @param vector of unit length. */
  set(slot: number, vector: Float32Array): void {
    checkWidth(vector, this.#dimensions);
    const bytes = this.#cleared(slot);
    for (const [index, component] of vector.entries()) {
      const byte = (index >> 6) * 16 + ((index >> 3) & 7);
      if (component > 0) setBit(bytes, byte, index);
      if (Math.abs(component) < this.#small) setBit(bytes, byte + 8, index);
    }
  }

  /** Bytes that are kept of a vector. */
  get keptBytes(): number {
    return this.#words * 16;
  }

  /** What is kept of a slot’s vector, to be given to `setKept` another time: a view of the memory. */
  keptOf(slot: number): Uint8Array {
    const start = this.#layout().vectors + slot * this.keptBytes;
    return this.#memory.subarray(start, start + this.keptBytes);
  }

  /** Like `set`, with what `keptOf` gave. */
  setKept(slot: number, kept: Uint8Array): void {
    this.#cleared(slot).set(kept);
  }

  has(slot: number): boolean {
    return slot < this.#slots && this.#memory[this.#layout().present + slot] === present;
  }

  /**
   * At most `count` slots that are probably nearest to a query, nearest first; slots at the same distance stay in their
   * order. Slots without a vector are never found.
   * @param query of unit length.
   * @param allowed a byte for each slot; 0 excludes it, and so does the end of the array. Null allows all.
   */
  nearest(query: Float32Array, count: number, allowed: Uint8Array | null): Uint32Array {
    checkWidth(query, this.#dimensions);
    const limit = Math.min(count, this.#slots);
    if (limit === 0) return new Uint32Array();
    const at = this.#layout();
    this.#ensureSize(at.found + limit * Uint32Array.BYTES_PER_ELEMENT);
    this.#writeQuery(query);
    this.#memory.fill(0, at.counts, at.vectors);
    if (allowed !== null) {
      const given = allowed.subarray(0, this.#slots);
      this.#memory.set(given, at.allowed);
      this.#memory.fill(0, at.allowed + given.length, at.allowed + this.#slots);
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

  /** Makes room for a slot, and marks it as present. @returns its bytes, all zero. */
  #cleared(slot: number): Uint8Array {
    if (slot >= this.#capacity) this.#grow(slot + 1);
    this.#slots = Math.max(this.#slots, slot + 1);
    this.#memory[this.#layout().present + slot] = present;
    return this.keptOf(slot).fill(0);
  }

  #grow(slots: number): void {
    const before = this.#layout();
    const oldCapacity = this.#capacity;
    this.#capacity = Math.ceil(Math.max(firstCapacity, slots, oldCapacity * 1.5) / 16) * 16;
    const after = this.#layout();
    this.#ensureSize(after.found);
    // The region of the vectors has grown, so that the ones after it move.
    this.#memory.copyWithin(after.present, before.present, before.present + oldCapacity);
    this.#memory.fill(0, after.present + oldCapacity, after.allowed);
  }

  #ensureSize(end: number): void {
    const missing = end - this.#memory.byteLength;
    if (missing > 0) this.#memory = enlarged(this.#kernel.memory, missing);
  }

  /** Every region begins at a multiple of 8, because capacities are multiples of 16. */
  #layout(): Layout {
    const counts = this.#words * 32;
    const vectors = Math.ceil((counts + this.#buckets * 4) / 8) * 8;
    const present = vectors + this.#capacity * this.#words * 16;
    const allowed = present + this.#capacity;
    const distances = allowed + this.#capacity;
    return { counts, vectors, present, allowed, distances, found: distances + this.#capacity * 2 };
  }

  /** Writes the query’s signs and magnitudes for the kernel: each word of signs is followed by three of magnitudes. */
  #writeQuery(query: Float32Array): void {
    const bytes = this.#memory.subarray(0, this.#words * 32).fill(0);
    const scale = (Math.sqrt(this.#dimensions) / clip) * this.#maxMagnitude;
    for (const [index, component] of query.entries()) {
      const byte = (index >> 6) * 32 + ((index >> 3) & 7);
      const magnitude = Math.min(this.#maxMagnitude, Math.round(Math.abs(component) * scale));
      if (component > 0) setBit(bytes, byte, index);
      for (let bit = 0; bit < magnitudeBits; bit++) {
        if ((magnitude >> bit) & 1) setBit(bytes, byte + 8 * (bit + 1), index);
      }
    }
  }
}

/** Sets a dimension’s bit in its byte. */
function setBit(bytes: Uint8Array, byte: number, dimension: number): void {
  bytes[byte] = (bytes[byte] ?? 0) | (0x80 >> (dimension & 7));
}
