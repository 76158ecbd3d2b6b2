import { NearnoteError } from '../../../shared/errors.ts';
import { type EmbeddingProvider, embedOne } from '../../embedding/provider.ts';

const maxCached = 200;

interface Asked {
  vector: Promise<Float32Array | null>;
  /** The vector once it is there. */
  made: Float32Array | null;
}

/** Caches the vectors of recent queries: typing, deleting and changing the mode need the same ones again. */
export class QueryVectors {
  readonly #provider: EmbeddingProvider;
  readonly #recent = new Map<string, Asked>();

  constructor(provider: EmbeddingProvider) {
    this.#provider = provider;
  }

  /** Whether the vector of a query is there, or on its way. */
  has(query: string): boolean {
    return this.#recent.has(query);
  }

  /** The vector of the longest beginning of a query that has one, of half the query at least; null if there is none. */
  ofBeginning(query: string): Float32Array | null {
    let longest = '';
    for (const [text, { made }] of this.#recent) {
      const isLonger = made !== null && text.length > longest.length && text.length >= query.length / 2;
      if (isLonger && query.startsWith(text)) longest = text;
    }
    return this.#recent.get(longest)?.made ?? null;
  }

  /**
   * The vector of a query; null if the model knows none of its words.
   * @throws NearnoteError see EmbeddingProvider.embed, for everything else.
   */
  of(query: string): Promise<Float32Array | null> {
    const known = this.#recent.get(query);
    if (known !== undefined) return known.vector;
    const vector = embedOne(this.#provider, query, 'query').catch((error: unknown) => {
      if (error instanceof NearnoteError && error.code === 'embedding-failed') return null;
      throw error;
    });
    const asked: Asked = { vector, made: null };
    this.#recent.set(query, asked);
    vector.then(
      (made) => {
        asked.made = made;
      },
      () => this.#recent.delete(query),
    );
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > maxCached && oldest !== undefined) this.#recent.delete(oldest);
    return vector;
  }
}
