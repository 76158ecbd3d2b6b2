/** Size of the hash of an embedded text. */
const hashBytes = 16;
const maxLength = 0xffff;

export interface SlotRow {
  chunkId: number;
  noteId: number;
  textHash: Uint8Array;
  /** Length in words. */
  length: number;
}

/**
 * Numbers every passage of the library. The number is called its *slot*: it is small, and slots follow the order of
 * chunk ids. The slot of a removed passage stays empty until the library is opened again.
 */
export class Slots {
  #count = 0;
  #liveCount = 0;
  #totalLength = 0;
  #chunkIds = new Int32Array(1024);
  #noteIds = new Int32Array(1024);
  #lengths = new Uint16Array(1024);
  #alive = new Uint8Array(1024);
  #hashes = new Uint8Array(1024 * hashBytes);
  /** By note id. */
  #passages = new Uint32Array(1024);

  /** The number of slots given out, including those of removed passages. */
  get count(): number {
    return this.#count;
  }

  /** The number of passages that have not been removed. */
  get liveCount(): number {
    return this.#liveCount;
  }

  /** In words, and at least 1. */
  get averageLength(): number {
    return this.#liveCount === 0 ? 1 : Math.max(1, this.#totalLength / this.#liveCount);
  }

  /** By slot: 1 for a passage in the library, 0 for a removed one. */
  get alive(): Uint8Array {
    return this.#alive.subarray(0, this.#count);
  }

  get lengths(): Uint16Array {
    return this.#lengths.subarray(0, this.#count);
  }

  get noteIds(): Int32Array {
    return this.#noteIds.subarray(0, this.#count);
  }

  /** Memory used, in bytes. */
  get bytes(): number {
    return this.#chunkIds.length * (4 + 4 + 2 + 1 + hashBytes) + this.#passages.byteLength;
  }

  chunkIdOf(slot: number): number {
    return this.#chunkIds[slot] ?? 0;
  }

  noteIdOf(slot: number): number {
    return this.#noteIds[slot] ?? 0;
  }

  hashOf(slot: number): Uint8Array {
    return this.#hashes.subarray(slot * hashBytes, (slot + 1) * hashBytes);
  }

  /** The number of a note’s passages. */
  passagesOf(noteId: number): number {
    return this.#passages[noteId] ?? 0;
  }

  /** Adds a passage. Chunk ids must ascend. @returns its slot. */
  add({ chunkId, noteId, textHash, length }: SlotRow): number {
    if (this.#count === this.#chunkIds.length) this.#grow();
    const slot = this.#count++;
    this.#chunkIds[slot] = chunkId;
    this.#noteIds[slot] = noteId;
    this.#lengths[slot] = Math.min(maxLength, length);
    this.#alive[slot] = 1;
    this.#hashes.set(textHash, slot * hashBytes);
    if (noteId >= this.#passages.length) this.#passages = enlarged(this.#passages, new Uint32Array(noteId * 2));
    this.#passages[noteId] = this.passagesOf(noteId) + 1;
    this.#liveCount++;
    this.#totalLength += this.#lengths[slot] ?? 0;
    return slot;
  }

  /** The slot of a chunk; undefined if there is none or the passage was removed. */
  slotOf(chunkId: number): number | undefined {
    let low = 0;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#chunkIds[middle] ?? 0;
      if (found === chunkId) return this.#alive[middle] === 1 ? middle : undefined;
      if (found < chunkId) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The slots of a note’s passages, in order. */
  slotsOf(noteId: number): number[] {
    const slots: number[] = [];
    for (let slot = 0; slot < this.#count; slot++) {
      if (this.#noteIds[slot] === noteId && this.#alive[slot] === 1) slots.push(slot);
    }
    return slots;
  }

  /** Removes all passages of these notes. */
  remove(noteIds: ReadonlySet<number>): void {
    for (const noteId of noteIds) if (noteId < this.#passages.length) this.#passages[noteId] = 0;
    for (let slot = 0; slot < this.#count; slot++) {
      if (this.#alive[slot] === 0 || !noteIds.has(this.#noteIds[slot] ?? 0)) continue;
      this.#alive[slot] = 0;
      this.#liveCount--;
      this.#totalLength -= this.#lengths[slot] ?? 0;
    }
  }

  #grow(): void {
    const size = this.#chunkIds.length * 2;
    this.#chunkIds = enlarged(this.#chunkIds, new Int32Array(size));
    this.#noteIds = enlarged(this.#noteIds, new Int32Array(size));
    this.#lengths = enlarged(this.#lengths, new Uint16Array(size));
    this.#alive = enlarged(this.#alive, new Uint8Array(size));
    this.#hashes = enlarged(this.#hashes, new Uint8Array(size * hashBytes));
  }
}

function enlarged<T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
