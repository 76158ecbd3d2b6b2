import type { Database } from '../../store/database.ts';
import { nearestChunks, similarities } from '../../store/nearest-chunks.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { candidatesFor, candidatesInMemory } from './bits/candidate-count.ts';
import type { AllowedChunks, NearChunk } from './near-chunk.ts';
import { highest, nearestInMemory } from './nearest-in-memory.ts';
import { recallAt10 } from './recall.ts';
import type { VectorMemory } from './vector-memory.ts';

/**
 * How the nearest passages are found. `memory`: the candidates that their bits propose are compared in memory; `bits`: they are
 * compared in the database, because the vectors would take too much memory; `exact`: all vectors are, while they are being read
 * into memory.
 */
export type VectorIndex = 'memory' | 'bits' | 'exact';

/** The state of semantic search. */
export interface IndexStatus {
  index: VectorIndex;
  /** Compared with the exact search; null if there are no vectors. */
  recallAt10: number | null;
  /** Size of the index in memory, with that of keyword search. */
  bytes: number;
}

/** The number of passages that a search asks for, see ranking. */
const minCandidates = 200;
/** If filters leave no more passages than this, or there are no more, all of them are compared, in memory or in the database. */
const maxExhaustive = { memory: 4_000, database: 1_000 };

/** Finds passages by one model’s vectors. Cosines are exact, or right to four digits where they come from memory. */
export class SemanticSearch {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #index: TextIndex;
  readonly #memory: VectorMemory;

  constructor(database: Database, model: GenerationRef, index: TextIndex, memory: VectorMemory) {
    this.#database = database;
    this.#model = model;
    this.#index = index;
    this.#memory = memory;
  }

  /** The index for the next search. */
  get vectorIndex(): VectorIndex {
    if (!this.#memory.isComplete) return 'exact';
    return this.#memory.rounded === null ? 'bits' : 'memory';
  }

  /** Measures the state of semantic search; takes several seconds in a large library. */
  async status(): Promise<IndexStatus> {
    await this.#memory.loaded;
    const { slots } = this.#index;
    const { alive } = slots;
    const chunkIds = Array.from(alive.keys()).flatMap((slot) => (alive[slot] === 1 ? slots.chunkIdOf(slot) : []));
    const recall = await recallAt10({
      chunkIds,
      vectors: (ids) => vectorsOf(this.#database, this.#model, ids),
      exact: (query) => this.#exact(query, minCandidates, alive),
      searched: (query) => this.nearest(query, minCandidates, { allowed: alive, isFiltered: false }),
      cosines: (query, some) => this.#compared(query, some),
    });
    return { index: this.vectorIndex, recallAt10: recall, bytes: this.#memory.bytes + this.#index.bytes };
  }

  /** The allowed passages nearest to a query, unordered: about `count`, if there are that many. */
  async nearest(query: Float32Array, count: number, chunks: AllowedChunks): Promise<NearChunk[]> {
    const near = await this.#nearestRead(query, count, chunks);
    return this.#withUnread(query, near, (slot) => chunks.allowed[slot] === 1);
  }

  /** The same of the passages whose vectors have been looked up. */
  async #nearestRead(query: Float32Array, count: number, { allowed, isFiltered }: AllowedChunks): Promise<NearChunk[]> {
    const { bits, isComplete, rounded } = this.#memory;
    if (isComplete && rounded !== null) {
      const isFew = isFiltered || this.#index.slots.liveCount <= maxExhaustive.memory;
      const some = (isFew ? slotsIfFew(allowed, maxExhaustive.memory) : null)?.filter((slot) => bits.has(slot));
      if (some !== undefined) return highest(some, rounded.cosines(query, some), count);
      const candidates = candidatesInMemory(this.#index.slots.liveCount, count);
      return nearestInMemory({ bits, rounded }, query, count, allowed, candidates);
    }
    const few = isFiltered ? slotsIfFew(allowed, maxExhaustive.database) : null;
    if (few !== null) return this.similarities(query, few);
    if (!isComplete) return this.#exact(query, count, allowed);
    const candidates = candidatesFor(this.#index.slots.liveCount, count);
    return this.similarities(query, [...bits.nearest(query, candidates, allowed)]);
  }

  /** The cosine of each of these passages with a query, unordered; passages without a vector are left out. */
  async similarities(query: Float32Array, slots: readonly number[]): Promise<NearChunk[]> {
    if (slots.length === 0) return [];
    const { bits, isComplete, rounded } = this.#memory;
    if (isComplete && rounded !== null) {
      const known = slots.filter((slot) => bits.has(slot));
      const near = highest(known, rounded.cosines(query, known), known.length);
      const asked = new Set(slots);
      return this.#withUnread(query, near, (slot) => asked.has(slot));
    }
    return this.#compared(query, slots);
  }

  /** Adds the wanted ones of the newest passages, compared in the database: a moved note is found by its meaning at once. */
  async #withUnread(query: Float32Array, near: NearChunk[], isWanted: (slot: number) => boolean): Promise<NearChunk[]> {
    const { unreadFrom } = this.#memory;
    const { count, alive } = this.#index.slots;
    if (unreadFrom >= count) return near;
    const known = new Set(near.map(({ slot }) => slot));
    const unread: number[] = [];
    for (let slot = unreadFrom; slot < count && unread.length < maxExhaustive.database; slot++) {
      if (alive[slot] === 1 && isWanted(slot) && !known.has(slot)) unread.push(slot);
    }
    return unread.length === 0 ? near : [...near, ...(await this.#compared(query, unread))];
  }

  /** Compares these passages in the database. */
  async #compared(query: Float32Array, slots: readonly number[]): Promise<NearChunk[]> {
    const { slots: table } = this.#index;
    const chunkIds = slots.map((slot) => table.chunkIdOf(slot));
    const rows = await similarities(this.#database, this.#model, query, chunkIds);
    return rows.flatMap(({ chunkId, similarity }) => {
      const slot = table.slotOf(chunkId);
      return slot === undefined ? [] : [{ slot, similarity }];
    });
  }

  /** Compares all vectors. Asks for more if some of the nearest are not allowed, or no longer in a note. */
  async #exact(query: Float32Array, count: number, allowed: Uint8Array): Promise<NearChunk[]> {
    for (let asked = count; ; asked *= 4) {
      const { candidates, exhausted } = await nearestChunks(this.#database, this.#model, query, asked);
      const found = candidates.flatMap(({ chunkId, similarity }) => {
        const slot = this.#index.slots.slotOf(chunkId);
        return slot === undefined || allowed[slot] !== 1 ? [] : [{ slot, similarity }];
      });
      if (found.length >= count || exhausted) return found;
    }
  }
}

/** The allowed slots; null if they are more than `most`. */
function slotsIfFew(allowed: Uint8Array, most: number): number[] | null {
  const slots: number[] = [];
  for (let slot = allowed.indexOf(1); slot !== -1; slot = allowed.indexOf(1, slot + 1)) {
    if (slots.length === most) return null;
    slots.push(slot);
  }
  return slots;
}
