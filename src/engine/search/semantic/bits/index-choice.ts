/** How the nearest passages are found: by comparing all vectors, or only the candidates that their bits propose. */
export type VectorIndex = 'exact' | 'bits';

/** With fewer vectors, comparing all is always fast, and does not show how long more would take. */
const minVectors = 2_000;
/** Comparing all vectors is certain to find the nearest: below this time, nobody would notice a faster search. */
const fastMs = 10;
/** How many times faster the other index must be before it is chosen, so that one slow search does not change the choice. */
const margin = 1.25;
const maxSamples = 15;

/** Milliseconds to assume before anything is measured (bench/index-scale.ts). */
const exactPerThousandAndDimension = 0.003;
const bitsMs = 8;

/** Chooses between the two for a number of vectors, from how long searches have taken on this computer. */
export class IndexChoice {
  readonly #exactPerThousand: Recent;
  readonly #bits = new Recent(bitsMs);
  #last: VectorIndex = 'exact';

  constructor(dimensions: number) {
    this.#exactPerThousand = new Recent(dimensions * exactPerThousandAndDimension);
  }

  /** Records how long a search has taken. */
  measured(index: VectorIndex, vectors: number, ms: number): void {
    if (index === 'bits') this.#bits.add(ms);
    else if (vectors >= minVectors) this.#exactPerThousand.add((ms / vectors) * 1_000);
  }

  /** The expected time of the next search, in milliseconds. */
  expected(index: VectorIndex, vectors: number): number {
    return index === 'bits' ? this.#bits.median : (this.#exactPerThousand.median * vectors) / 1_000;
  }

  /** The index to use for the next search. */
  choose(vectors: number): VectorIndex {
    const maxMs = Math.max(fastMs, this.expected('bits', vectors)) * (this.#last === 'exact' ? margin : 1 / margin);
    this.#last = vectors < minVectors || this.expected('exact', vectors) <= maxMs ? 'exact' : 'bits';
    return this.#last;
  }
}

/** The median of the latest samples, which a single slow search does not change. */
class Recent {
  readonly #prior: number;
  readonly #latest: number[] = [];

  constructor(prior: number) {
    this.#prior = prior;
  }

  add(value: number): void {
    this.#latest.push(value);
    if (this.#latest.length > maxSamples) this.#latest.shift();
  }

  get median(): number {
    return this.#latest.toSorted((a, b) => a - b)[this.#latest.length >> 1] ?? this.#prior;
  }
}
