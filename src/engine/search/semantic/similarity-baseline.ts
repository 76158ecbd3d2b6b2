import type { Database } from '../../store/database.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { dot, mean } from './dot.ts';

/** Passages in the sample. Any two of them from different notes are a pair. */
const sampleSize = 160;
const minPairs = 40;
/** A new sample is taken when the library, or the part of it that has vectors, has grown or shrunk by this factor. */
const growth = 1.5;

/** How similar unrelated passages of a library are. */
export interface SimilarityBaseline {
  /** Of the cosines of two unrelated passages. */
  deviation: number;
  /** The mean of the passages’ vectors: its inner product with a vector is that vector’s mean cosine to them. */
  centre: Float32Array;
}

interface Measured {
  passages: number;
  /** Those of the passages that had a vector, as the sample tells; null until it does. */
  embedded: number | null;
  baseline: Promise<SimilarityBaseline | null>;
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
  #known: Measured | null = null;
  /** Texts that were embedded since the sample was taken. */
  #embeddedSince = 0;

  constructor(database: Database, model: GenerationRef, index: TextIndex) {
    this.#database = database;
    this.#model = model;
    this.#index = index;
  }

  /**
   * To be called when vectors were stored. A sample that is taken while the library is being embedded for the first time is
   * of its first notes only.
   */
  vectorsStored(count: number): void {
    this.#embeddedSince += count;
  }

  /** Null while there are too few passages with vectors. */
  get(): Promise<SimilarityBaseline | null> {
    const passages = this.#index.slots.liveCount;
    const known = this.#known;
    if (known !== null && !hasChanged(passages, known.passages) && !this.#hasMoreVectors(known)) return known.baseline;
    const measured: Measured = { passages, embedded: null, baseline: Promise.resolve(null) };
    measured.baseline = this.#measure(measured);
    this.#known = measured;
    this.#embeddedSince = 0;
    const forget = (): void => {
      if (this.#known === measured) this.#known = null;
    };
    // Null is not remembered: more passages may have vectors at the next search.
    measured.baseline.then((baseline) => baseline ?? forget(), forget);
    return measured.baseline;
  }

  #hasMoreVectors({ embedded }: Measured): boolean {
    return embedded !== null && hasChanged(embedded + this.#embeddedSince, embedded);
  }

  async #measure(measured: Measured): Promise<SimilarityBaseline | null> {
    const { slots } = this.#index;
    const chosen: number[] = [];
    // Evenly spread rather than random, so that the same library always has the same baseline.
    const step = Math.max(1, slots.count / sampleSize);
    for (let at = step / 2; at < slots.count; at += step) chosen.push(slots.chunkIdOf(Math.floor(at)));
    const sample = await vectorsOf(this.#database, this.#model, chosen);
    measured.embedded = (measured.passages * sample.length) / Math.max(1, chosen.length);
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

function hasChanged(now: number, before: number): boolean {
  return now >= before * growth || now <= before / growth;
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
