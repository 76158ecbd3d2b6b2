import type { PassageIndex } from '../passages/passage-index.ts';
import { nearestChunks, similarities } from '../store/candidates.ts';
import type { Database } from '../store/database.ts';
import type { StoredModel } from '../store/vectors.ts';
import type { Restriction } from './restriction.ts';

/** A passage and its cosine to a query. */
export interface Near {
  slot: number;
  similarity: number;
}

/** Finds passages by one model's vectors. */
export class MeaningSearch {
  readonly #database: Database;
  readonly #model: StoredModel;
  readonly #index: PassageIndex;

  constructor(database: Database, model: StoredModel, index: PassageIndex) {
    this.#database = database;
    this.#model = model;
    this.#index = index;
  }

  /** The passages nearest to a query, in no order: at least `count`, if there are so many among the allowed. */
  async nearest(query: Float32Array, count: number, { allowed }: Restriction): Promise<Near[]> {
    for (let asked = count; ; asked *= 4) {
      const { candidates, exhausted } = await nearestChunks(this.#database, this.#model, query, asked);
      const found = candidates.flatMap(({ chunkId, similarity }) => {
        const slot = this.#index.slots.slotOf(chunkId);
        return slot === undefined || allowed[slot] === 0 ? [] : [{ slot, similarity }];
      });
      if (found.length >= count || exhausted) return found;
    }
  }

  /** The cosine of each of these passages with a query, in no order; those without a vector are left out. */
  async similarities(query: Float32Array, slots: readonly number[]): Promise<Near[]> {
    if (slots.length === 0) return [];
    const { slots: table } = this.#index;
    const chunkIds = slots.map((slot) => table.chunkIdOf(slot));
    const rows = await similarities(this.#database, this.#model, query, chunkIds);
    return rows.flatMap(({ chunkId, similarity }) => {
      const slot = table.slotOf(chunkId);
      return slot === undefined ? [] : [{ slot, similarity }];
    });
  }
}
