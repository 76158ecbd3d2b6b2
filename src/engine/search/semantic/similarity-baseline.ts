import type { Database } from '../../store/database.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { dot, mean } from './dot.ts';

/** Passages in the sample. Any two of them from different notes are a pair. */
const sampleSize = 160;
const minPairs = 40;
/** A new sample is taken when the library has grown or shrunk by this factor. */
const growth = 1.5;

/** How similar unrelated passages of a library are. */
export interface SimilarityBaseline {
  /** Of the cosines of two unrelated passages. */
  deviation: number;
  /** The mean of the passages’ vectors: its inner product with a vector is that vector’s mean cosine to them. */
  centre: Float32Array;
}

/**
 * Estimates the similarity baseline: how similar unrelated passages are. Cosines of different models are not comparable:
 * 0.7 may be the similarity of unrelated texts for one, and of near-duplicates for another. Pairs of the user’s own
 * passages show what unrelated means for this model and this library.
 */
export class BaselineEstimator {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #index: TextIndex;
  #known: { passages: number; baseline: Promise<SimilarityBaseline | null> } | null = null;

  constructor(database: Database, model: GenerationRef, index: TextIndex) {
    this.#database = database;
    this.#model = model;
    this.#index = index;
  }

  /** Null while there are too few passages with vectors. */
  get(): Promise<SimilarityBaseline | null> {
    const passages = this.#index.slots.liveCount;
    const known = this.#known;
    if (known !== null && passages < known.passages * growth && passages > known.passages / growth) {
      return known.baseline;
    }
    const measured = { passages, baseline: this.#measure() };
    this.#known = measured;
    const forget = (): void => {
      if (this.#known === measured) this.#known = null;
    };
    // Null is not remembered: more passages may have vectors at the next search.
    measured.baseline.then((baseline) => baseline ?? forget(), forget);
    return measured.baseline;
  }

  async #measure(): Promise<SimilarityBaseline | null> {
    const { slots } = this.#index;
    const chosen: number[] = [];
    // Evenly spread rather than random, so that the same library always has the same baseline.
    const step = Math.max(1, slots.count / sampleSize);
    for (let at = step / 2; at < slots.count; at += step) chosen.push(slots.chunkIdOf(Math.floor(at)));
    const sample = await vectorsOf(this.#database, this.#model, chosen);
    const cosines: number[] = [];
    for (const [place, one] of sample.entries()) {
      for (const other of sample.slice(place + 1)) {
        if (other.noteId !== one.noteId) cosines.push(dot(one.vector, other.vector));
      }
    }
    if (cosines.length < minPairs) return null;
    return { deviation: deviationOf(cosines), centre: mean(sample.map(({ vector }) => vector)) };
  }
}

/**
 * The deviation of unrelated pairs: from the median and the lower half of all. Pairs above may be related, and notes from
 * one template, of which a library may have many, are more similar to each other than any answer is to a query.
 */
export function deviationOf(cosines: readonly number[]): number {
  const sorted = Float64Array.from(cosines).sort();
  const half = sorted.length >> 1;
  const median = sorted[half] ?? 0;
  const squares = sorted.subarray(0, half).reduce((sum, cosine) => sum + (cosine - median) ** 2, 0);
  return Math.sqrt(Math.max(1e-6, squares / half));
}
