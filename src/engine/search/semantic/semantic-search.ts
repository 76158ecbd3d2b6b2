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

/** What search by meaning uses at present. */
export interface IndexStatus {
  /** `exact`: every vector is compared; `bits`: candidates from their signs, compared exactly. */
  index: VectorIndex;
  /** Of the search by bits against comparing everything; null where there are no vectors. */
  recallAt10: number | null;
  /** What the index takes in memory, that of words included. */
  bytes: number;
}

/** Passages that a search asks for, see ranking. */
const fewestCandidates = 200;
/** So few passages are all compared exactly when a filter leaves no others. */
const fewAllowed = 1_000;

/** Finds passages by one model's vectors. Cosines are always exact; which passages they are worked out for is what differs. */
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

  /** How the next search without a filter would go about it. */
  get way(): VectorIndex {
    return this.#memory.isComplete ? this.#choice.choose(this.#index.slots.liveCount) : 'exact';
  }

  /** How passages are found by meaning here, measured now; takes some seconds in a large library. */
  async status(): Promise<IndexStatus> {
    await this.#memory.loaded;
    const { slots } = this.#index;
    const living = slots.alive;
    const chunkIds = Array.from(living.keys()).flatMap((slot) => (living[slot] === 1 ? slots.chunkIdOf(slot) : []));
    const recall = await recallAt10({
      chunkIds,
      vectors: (ids) => vectorsOf(this.#database, this.#model, ids),
      exact: (query) => this.#exact(query, fewestCandidates, living),
      byBits: (query) => this.#byBits(query, fewestCandidates, living),
    });
    return { index: this.way, recallAt10: recall, bytes: this.#memory.bits.bytes + this.#index.bytes };
  }

  /** The passages nearest to a query, in no order: some `count`, if there are so many among the allowed. */
  async nearest(query: Float32Array, count: number, { allowed, isFiltered }: AllowedChunks): Promise<NearChunk[]> {
    if (isFiltered) {
      const few = fewSlots(allowed);
      if (few !== null) return this.similarities(query, few);
    }
    const isExact = this.way === 'exact' && !(isFiltered && this.#memory.isComplete);
    const began = performance.now();
    const near = isExact ? await this.#exact(query, count, allowed) : await this.#byBits(query, count, allowed);
    this.#choice.measured(isExact ? 'exact' : 'bits', this.#index.slots.liveCount, performance.now() - began);
    return near;
  }

  /** The cosine of each of these passages with a query, in no order; those without a vector are left out. */
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

  /** Every vector is compared. Asks for more where the nearest are not allowed, or are in no note any more. */
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

/** The allowed slots, if they are few. */
function fewSlots(allowed: Uint8Array): number[] | null {
  const slots: number[] = [];
  for (let slot = allowed.indexOf(1); slot !== -1; slot = allowed.indexOf(1, slot + 1)) {
    if (slots.length === fewAllowed) return null;
    slots.push(slot);
  }
  return slots;
}
