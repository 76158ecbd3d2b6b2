import { type CosinesKernel, startCosines } from '../kernel/kernel.ts';
import { checkWidth, enlarged } from '../kernel/kernel-memory.ts';

/** Dimensions that the kernel multiplies at a time. */
const blockSize = 32;
/** Slots compared in one call of the kernel. */
const slotsAtOnce = 4_096;
/** The largest component of a vector, and of a query, as whole numbers. */
const [maxComponent, maxOfQuery] = [2_047, 32_767];
const lowerBits = 4;
const scaleBytes = 4;

/** Size in memory of a vector of so many dimensions, in bytes. */
export function bytesOfRounded(dimensions: number): number {
  const blocks = Math.ceil(dimensions / blockSize);
  return scaleBytes + blocks * (blockSize + blockSize / 2);
}

/**
 * The vectors of passages in memory, by slot, each component rounded to twelve bits of the vector’s largest one: their cosines
 * are right to four digits (docs/search.md). The order of the ten nearest needs more than eight bits.
 */
export class RoundedVectors {
  readonly #dimensions: number;
  readonly #blocks: number;
  readonly #stride: number;
  /** Addresses in the kernel’s memory; the query is at 0. */
  readonly #places: number;
  readonly #vectors: number;
  readonly #kernel: CosinesKernel;
  #memory: Uint8Array;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#blocks = Math.ceil(dimensions / blockSize);
    this.#stride = bytesOfRounded(dimensions);
    this.#places = this.#blocks * blockSize * Int16Array.BYTES_PER_ELEMENT;
    this.#vectors = this.#places + slotsAtOnce * Uint32Array.BYTES_PER_ELEMENT;
    this.#kernel = startCosines();
    this.#memory = new Uint8Array(this.#kernel.memory.buffer);
  }

  /** Size in memory. */
  get bytes(): number {
    return this.#memory.byteLength;
  }

  /** Sets or replaces the vector of a slot. */
  set(slot: number, vector: Float32Array): void {
    checkWidth(vector, this.#dimensions);
    const record = this.#recordOf(slot).fill(0);
    const scale = largest(vector) / maxComponent;
    const bytes = new DataView(record.buffer, record.byteOffset, record.byteLength);
    bytes.setFloat32(0, scale, true);
    const lower = scaleBytes + this.#blocks * blockSize;
    for (let index = 0; index < vector.length && scale > 0; index++) {
      const rounded = Math.round((vector[index] ?? 0) / scale);
      record[scaleBytes + index] = rounded >> lowerBits;
      const half = blockSize / 2;
      const at = lower + (index >> 5) * half + (index & (half - 1));
      record[at] = (record[at] ?? 0) | ((rounded & 15) << (index & half ? lowerBits : 0));
    }
  }

  /** Bytes that are kept of a vector. */
  get keptBytes(): number {
    return this.#stride;
  }

  /** What is kept of a slot’s vector, to be given to `setKept` another time: a view of the memory. */
  keptOf(slot: number): Uint8Array {
    return this.#recordOf(slot);
  }

  /** Like `set`, with what `keptOf` gave. */
  setKept(slot: number, kept: Uint8Array): void {
    this.#recordOf(slot).set(kept);
  }

  /**
   * The cosine of a query to the vector of each slot, in the order of the slots, of which each must have one.
   * @param query of unit length.
   */
  cosines(query: Float32Array, slots: ArrayLike<number>): Float32Array {
    checkWidth(query, this.#dimensions);
    const scale = largest(query) / maxOfQuery;
    const components = new Int16Array(this.#memory.buffer, 0, this.#blocks * blockSize).fill(0);
    for (let index = 0; index < query.length; index++) components[index] = Math.round((query[index] ?? 0) / scale);
    const cosines = new Float32Array(slots.length);
    const given = new Uint32Array(this.#memory.buffer, this.#places, slotsAtOnce);
    const found = new Float32Array(this.#memory.buffer, this.#places, slotsAtOnce);
    for (let from = 0; from < slots.length; from += slotsAtOnce) {
      const count = Math.min(slotsAtOnce, slots.length - from);
      for (let place = 0; place < count; place++) given[place] = slots[from + place] ?? 0;
      this.#kernel.cosines(count, this.#places, 0, scale, this.#blocks, this.#vectors, this.#stride);
      cosines.set(found.subarray(0, count), from);
    }
    return cosines;
  }

  /** The bytes of a slot, for which room is made. */
  #recordOf(slot: number): Uint8Array {
    const start = this.#vectors + slot * this.#stride;
    const missing = start + this.#stride - this.#memory.byteLength;
    if (missing > 0) {
      // By an eighth: memory that is not used yet is not taken from the system.
      this.#memory = enlarged(this.#kernel.memory, Math.max(missing, this.#memory.byteLength / 8));
    }
    return this.#memory.subarray(start, start + this.#stride);
  }
}

/** The largest magnitude of the components. */
function largest(vector: Float32Array): number {
  let most = 0;
  for (let index = 0; index < vector.length; index++) most = Math.max(most, Math.abs(vector[index] ?? 0));
  return most;
}
