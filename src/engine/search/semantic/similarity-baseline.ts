import type { Database } from '../../store/database.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { dot } from './dot.ts';

/** Passages taken at random; every two of them of different notes are a pair. */
const sampleSize = 160;
const fewestPairs = 40;
/** The sample is taken anew when the library has grown or shrunk by so much. */
const growth = 1.5;

/** What cosines two passages of a library have by chance. */
export interface SimilarityBaseline {
  mean: number;
  deviation: number;
}

/**
 * How near two passages of the library are to each other by chance. Cosines of different models are not comparable: one has 0.7 for
 * nothing at all, the other for near equals. Random pairs of the user’s own passages say what nothing looks like here.
 */
export class BaselineEstimator {
  readonly #database: Database;
  readonly #model: GenerationRef;
  readonly #index: TextIndex;
  #known: { passages: number; chance: Promise<SimilarityBaseline | null> } | null = null;

  constructor(database: Database, model: GenerationRef, index: TextIndex) {
    this.#database = database;
    this.#model = model;
    this.#index = index;
  }

  /** Null while there are too few passages to tell. */
  get(): Promise<SimilarityBaseline | null> {
    const passages = this.#index.slots.liveCount;
    const known = this.#known;
    if (known !== null && passages < known.passages * growth && passages > known.passages / growth) return known.chance;
    const measured = { passages, chance: this.#measure() };
    this.#known = measured;
    const forget = (): void => {
      if (this.#known === measured) this.#known = null;
    };
    // Passages get their vectors while people search: what cannot be told yet is looked at again.
    measured.chance.then((chance) => chance ?? forget(), forget);
    return measured.chance;
  }

  async #measure(): Promise<SimilarityBaseline | null> {
    const { slots } = this.#index;
    const chosen: number[] = [];
    // Evenly spread instead of drawn: the same library is always judged alike.
    const step = Math.max(1, slots.count / sampleSize);
    for (let at = step / 2; at < slots.count; at += step) chosen.push(slots.chunkIdOf(Math.floor(at)));
    const sample = await vectorsOf(this.#database, this.#model, chosen);
    const cosines: number[] = [];
    for (const [place, one] of sample.entries()) {
      for (const other of sample.slice(place + 1)) {
        if (other.noteId !== one.noteId) cosines.push(dot(one.vector, other.vector));
      }
    }
    return cosines.length < fewestPairs ? null : baselineOf(cosines);
  }
}

/**
 * By the lower half of the pairs: those above may be about one thing, and notes made from one template, of which a
 * library may have many, are as near to each other as no answer ever is to a question.
 */
export function baselineOf(cosines: number[]): SimilarityBaseline {
  const sorted = Float64Array.from(cosines).sort();
  const half = sorted.length >> 1;
  const median = sorted[half] ?? 0;
  const squares = sorted.subarray(0, half).reduce((sum, cosine) => sum + (cosine - median) ** 2, 0);
  return { mean: median, deviation: Math.sqrt(Math.max(1e-6, squares / half)) };
}
