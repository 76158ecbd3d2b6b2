/** How passages near to a query are found: by comparing all vectors, or candidates from their bits. */
export type VectorIndex = 'exact' | 'bits';

/** Below so many vectors comparing all is always fast, and says nothing about how long more would take. */
const fewest = 2_000;
/** Comparing all finds what is nearest for certain: there is no reason to give that up for less time than anybody notices. */
const fastMs = 10;
/** How much better the other way must be before it is taken, so that one slow search does not make it go to and fro. */
const margin = 1.25;
const remembered = 15;

/** Milliseconds before anything has been measured (bench/index-scale.ts); a slower or faster computer soon tells. */
const exactPerThousandAndDimension = 0.003;
const bitsMs = 8;

/** Decides between the two ways for a number of vectors, from how long searches have taken on this computer. */
export class IndexChoice {
  readonly #exactPerThousand: Recent;
  readonly #bits = new Recent(bitsMs);
  #last: VectorIndex = 'exact';

  constructor(dimensions: number) {
    this.#exactPerThousand = new Recent(dimensions * exactPerThousandAndDimension);
  }

  /** A search has taken so long: comparing all vectors, or choosing candidates and comparing these. */
  measured(way: VectorIndex, vectors: number, ms: number): void {
    if (way === 'bits') this.#bits.add(ms);
    else if (vectors >= fewest) this.#exactPerThousand.add((ms / vectors) * 1_000);
  }

  /** How long the next search would take, in milliseconds. */
  expected(way: VectorIndex, vectors: number): number {
    return way === 'bits' ? this.#bits.median : (this.#exactPerThousand.median * vectors) / 1_000;
  }

  /** The way to take for the next search. */
  choose(vectors: number): VectorIndex {
    const most = Math.max(fastMs, this.expected('bits', vectors)) * (this.#last === 'exact' ? margin : 1 / margin);
    this.#last = vectors < fewest || this.expected('exact', vectors) <= most ? 'exact' : 'bits';
    return this.#last;
  }
}

/** The median of the latest figures: one search that had to wait for the computer does not move it. */
class Recent {
  readonly #prior: number;
  readonly #latest: number[] = [];

  constructor(prior: number) {
    this.#prior = prior;
  }

  add(value: number): void {
    this.#latest.push(value);
    if (this.#latest.length > remembered) this.#latest.shift();
  }

  get median(): number {
    return this.#latest.toSorted((a, b) => a - b)[this.#latest.length >> 1] ?? this.#prior;
  }
}
