import type { Hit, SearchMode, SearchRequest } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import { type Candidate, matchingChunks, nearestChunks, passagesOf, similarities } from '../store/candidates.ts';
import type { Database } from '../store/database.ts';
import type { StoredModel } from '../store/vectors.ts';
import { bestOfEachNote, fuse, type Ranked } from './fusion.ts';
import { KeywordScale } from './keyword-scale.ts';
import { QueryVectors } from './query-vectors.ts';

/** Chunks taken from each side before they are fused; several may be of one note. */
const fewestCandidates = 200;
const candidatesPerHit = 4;

export interface SearchSurroundings {
  /** Whether any passage has a vector yet. */
  hasVectors(): boolean;
  /** Hears, in words for the person, why meaning cannot be searched, and null once it can. */
  onTrouble(message: string | null): void;
}

/** Answers queries from one model's vectors and the keyword index. */
export class Search {
  readonly #database: Database;
  readonly #model: StoredModel;
  readonly #vectors: QueryVectors;
  readonly #scale: KeywordScale;
  readonly #surroundings: SearchSurroundings;

  constructor(database: Database, model: StoredModel, provider: EmbeddingProvider, surroundings: SearchSurroundings) {
    this.#database = database;
    this.#model = model;
    this.#vectors = new QueryVectors(provider);
    this.#scale = new KeywordScale(database);
    this.#surroundings = surroundings;
  }

  /** To be called when notes were added, changed or removed. */
  notesChanged(): void {
    this.#scale.forget();
  }

  /**
   * One hit for each note, best first. An empty query finds nothing.
   * @throws NearnoteError `model-unavailable` and the like when the query cannot be embedded, in semantic mode only.
   */
  async run({ query, limit, mode }: SearchRequest): Promise<Hit[]> {
    const text = query.trim();
    if (text === '') return [];
    const size = Math.max(fewestCandidates, limit * candidatesPerHit);
    return this.#hits(bestOfEachNote(await this.#ranked(text, size, limit, mode), limit));
  }

  #ranked(text: string, size: number, limit: number, mode: SearchMode): Promise<Ranked[]> {
    switch (mode) {
      case 'keyword':
        return this.#byWords(text, size);
      case 'semantic':
        return this.#byMeaning(text, size, limit);
      case 'hybrid':
        return this.#byBoth(text, size, limit);
    }
  }

  async #byWords(text: string, size: number): Promise<Ranked[]> {
    const matching = await matchingChunks(this.#database, text, size);
    return matching.map((candidate) => ({ ...candidate, similarity: null, keyword: true }));
  }

  async #byMeaning(text: string, size: number, limit: number): Promise<Ranked[]> {
    const vector = await this.#vectors.of(text);
    if (vector === null) return [];
    const nearest = await this.#nearest(vector, size, limit);
    return nearest.map((candidate) => ({ ...candidate, similarity: candidate.score, keyword: false }));
  }

  async #byBoth(text: string, size: number, limit: number): Promise<Ranked[]> {
    // In the first seconds there is nothing to compare with: nobody waits for the model to load.
    const vector = this.#surroundings.hasVectors() ? await this.#vectorIfAny(text) : null;
    const matching = await matchingChunks(this.#database, text, size);
    const greatest = await this.#scale.greatestScore(text);
    if (vector === null) return fuse([], matching, greatest);
    const nearest = await this.#nearest(vector, size, limit);
    const known = new Set(nearest.map(({ chunkId }) => chunkId));
    const others = matching.map(({ chunkId }) => chunkId).filter((chunkId) => !known.has(chunkId));
    const rest = others.length === 0 ? [] : await similarities(this.#database, this.#model, vector, others);
    return fuse([...nearest, ...rest], matching, greatest);
  }

  /** Without a model there are still words to match; that meaning is missing is told, not hidden. */
  async #vectorIfAny(text: string): Promise<Float32Array | null> {
    try {
      const vector = await this.#vectors.of(text);
      this.#surroundings.onTrouble(null);
      return vector;
    } catch (error) {
      if (!(error instanceof NearnoteError)) throw error;
      this.#surroundings.onTrouble(`Search matches words only for now: ${error.message}`);
      return null;
    }
  }

  /** Asks for more where the nearest texts are in too few notes: many in one long note, or in none any more. */
  async #nearest(vector: Float32Array, size: number, limit: number): Promise<Candidate[]> {
    for (let asked = size; ; asked *= 4) {
      const { candidates, exhausted } = await nearestChunks(this.#database, this.#model, vector, asked);
      const notes = new Set(candidates.map(({ documentId }) => documentId)).size;
      if (notes >= limit || exhausted) return candidates;
    }
  }

  async #hits(ranked: Ranked[]): Promise<Hit[]> {
    const passages = await passagesOf(
      this.#database,
      ranked.map(({ chunkId }) => chunkId),
    );
    return ranked.flatMap(({ chunkId, score, similarity, keyword }) => {
      // A note that was removed between two statements is no hit any more.
      const passage = passages.get(chunkId);
      return passage === undefined ? [] : [{ ...passage, score, similarity, keyword }];
    });
  }
}
