import type { Database } from '../../store/database.ts';
import { nearestChunks, similarities } from '../../store/nearest-chunks.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { candidatesFor } from './bits/candidate-count.ts';
import { IndexChoice, type VectorIndex } from './bits/index-choice.ts';
import type { AllowedChunks, NearChunk } from './near-chunk.ts';
import { recallAt10 } from './recall.ts';
import type { VectorMemory } from './vector-memory.ts';

/** The state of semantic search. */
export interface IndexStatus {
  /** `exact`: all vectors are compared; `bits`: only the candidates that their bits propose are. */
  index: VectorIndex;
  /** Of the search by bits, compared with the exact search; null if there are no vectors. */
  recallAt10: number | null;
  /** Size of the index in memory, with that of keyword search. */
  bytes: number;
}

/** The number of passages that a search asks for, see ranking. */
const minCandidates = 200;
/** If filters leave no more passages than this, all of them are compared. */
const maxExhaustive = 1_000;

/** Finds passages by one model’s vectors. Cosines are always exact; only the choice of the passages to compare differs. */
export class SemanticSearch {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #index: TextIndex;
  readonly #memory: VectorMemory;
  readonly #choice: IndexChoice;

  constructor(database: Database, model: GenerationRef, index: TextIndex, memory: VectorMemory) {
    this.#database = database;
    this.#model = model;
    this.#index = index;
    this.#memory = memory;
    this.#choice = new IndexChoice(model.dimensions);
  }

  /** The index for the next search without a filter. */
  get vectorIndex(): VectorIndex {
    return this.#memory.isComplete ? this.#choice.choose(this.#index.slots.liveCount) : 'exact';
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
      byBits: (query) => this.#byBits(query, minCandidates, alive),
    });
    return { index: this.vectorIndex, recallAt10: recall, bytes: this.#memory.bits.bytes + this.#index.bytes };
  }

  /** The allowed passages nearest to a query, unordered: about `count`, if there are that many. */
  async nearest(query: Float32Array, count: number, { allowed, isFiltered }: AllowedChunks): Promise<NearChunk[]> {
    if (isFiltered) {
      const few = slotsIfFew(allowed);
      if (few !== null) return this.similarities(query, few);
    }
    const isExact = this.vectorIndex === 'exact' && !(isFiltered && this.#memory.isComplete);
    const startedAt = performance.now();
    const near = isExact ? await this.#exact(query, count, allowed) : await this.#byBits(query, count, allowed);
    this.#choice.measured(isExact ? 'exact' : 'bits', this.#index.slots.liveCount, performance.now() - startedAt);
    return near;
  }

  /** The cosine of each of these passages with a query, unordered; passages without a vector are left out. */
  async similarities(query: Float32Array, slots: readonly number[]): Promise<NearChunk[]> {
    if (slots.length === 0) return [];
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

  #byBits(query: Float32Array, count: number, allowed: Uint8Array): Promise<NearChunk[]> {
    const candidates = Math.max(count, candidatesFor(this.#index.slots.liveCount, count));
    return this.similarities(query, [...this.#memory.bits.nearest(query, candidates, allowed)]);
  }
}

/** The allowed slots; null if they are many. */
function slotsIfFew(allowed: Uint8Array): number[] | null {
  const slots: number[] = [];
  for (let slot = allowed.indexOf(1); slot !== -1; slot = allowed.indexOf(1, slot + 1)) {
    if (slots.length === maxExhaustive) return null;
    slots.push(slot);
  }
  return slots;
}
