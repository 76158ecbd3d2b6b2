import type { Hit, PassageFound, SearchMode, SearchRequest, SearchResponse } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import type { PassageIndex } from '../passages/passage-index.ts';
import { passagesOf } from '../store/candidates.ts';
import type { NoteStore } from '../store/documents.ts';
import type { StoredModel } from '../store/vectors.ts';
import { passageFound, sideRanks, whyOf } from './hits.ts';
import { KeywordSearch } from './keyword-search.ts';
import { MeaningSearch } from './meaning-search.ts';
import { PhraseSearch } from './phrases.ts';
import { QueryVectors } from './query-vectors.ts';
import { type Ranking, rank } from './ranking.ts';

export interface SearchSurroundings {
  /** Whether any passage has a vector yet. */
  hasVectors(): boolean;
  /** Hears, in words for the person, why meaning cannot be searched, and null once it can. */
  onTrouble(message: string | null): void;
}

/** What a search finds; the engine adds what is the library’s. */
export type Found = Pick<SearchResponse, 'hits' | 'total' | 'nothingRelevant' | 'corrections'>;

/** Answers queries from one model's vectors and the index of passages. */
export class Search {
  readonly #store: NoteStore;
  readonly #vectors: QueryVectors;
  readonly #keywords: KeywordSearch;
  readonly #meaning: MeaningSearch;
  readonly #phrases: PhraseSearch;
  readonly #surroundings: SearchSurroundings;

  constructor(store: NoteStore, model: StoredModel, provider: EmbeddingProvider, surroundings: SearchSurroundings) {
    this.#store = store;
    this.#vectors = new QueryVectors(provider);
    this.#keywords = new KeywordSearch(store.index);
    this.#meaning = new MeaningSearch(store.database, model, store.index);
    this.#phrases = new PhraseSearch(store.database, store.index);
    this.#surroundings = surroundings;
  }

  /**
   * One hit for each note, best first. An empty query finds nothing.
   * @throws NearnoteError `model-unavailable` and the like when the query cannot be embedded, in semantic mode only.
   */
  async run({ query, limit, mode }: SearchRequest): Promise<Found> {
    const ranking = await this.#rank(query, mode, limit);
    return this.#found(ranking, limit);
  }

  /** The passages of one note that answer, best first. */
  async passages({ query, limit, mode }: SearchRequest, documentId: number): Promise<PassageFound[]> {
    const ranking = await this.#rank(query, mode, limit, documentId);
    const passages = ranking.notes.flatMap((note) => note.passages).slice(0, limit);
    const rows = await this.#rows(passages.map(({ slot }) => slot));
    return passages.flatMap((passage) => {
      const row = rows.get(this.#index.slots.chunkIdOf(passage.slot));
      return row === undefined ? [] : [passageFound(row, passage, ranking, this.#index)];
    });
  }

  get #index(): PassageIndex {
    return this.#store.index;
  }

  async #rank(query: string, mode: SearchMode, limit: number, only: number | null = null): Promise<Ranking> {
    await this.#index.ready;
    const parts = { index: this.#index, keywords: this.#keywords, meaning: this.#meaning, phrases: this.#phrases };
    const vectorOf = (text: string) => (mode === 'semantic' ? this.#vectors.of(text) : this.#vectorIfAny(text));
    return rank(parts, { query, mode, limit, only, vectorOf });
  }

  async #found(ranking: Ranking, limit: number): Promise<Found> {
    const shown = ranking.notes.slice(0, limit);
    const rows = await this.#rows(shown.flatMap(({ passages }) => passages[0]?.slot ?? []));
    const ranks = sideRanks(ranking.notes);
    const hits = shown.flatMap((note): Hit[] => {
      const [best] = note.passages;
      const row = best === undefined ? undefined : rows.get(this.#index.slots.chunkIdOf(best.slot));
      const document = this.#index.documents.get(note.documentId);
      // A note that was removed between two statements is no hit any more.
      if (best === undefined || row === undefined || document === undefined) return [];
      const { documentId, title, folder, path } = row;
      return [
        {
          ...passageFound(row, { ...best, score: note.score }, ranking, this.#index),
          documentId,
          title,
          folder,
          path,
          format: document.format,
          date: document.date,
          strength: null,
          passages: note.passages.length,
          duplicates: [],
          why: whyOf(note, ranking, ranks, this.#keywords),
        },
      ];
    });
    return { hits, total: { notes: ranking.matching, exact: true }, nothingRelevant: false, corrections: [] };
  }

  #rows(slots: readonly number[]) {
    return passagesOf(
      this.#store.database,
      slots.map((slot) => this.#index.slots.chunkIdOf(slot)),
    );
  }

  /** Without a model there are still words to match; that meaning is missing is told, not hidden. */
  async #vectorIfAny(text: string): Promise<Float32Array | null> {
    // In the first seconds there is nothing to compare with: nobody waits for the model to load.
    if (!this.#surroundings.hasVectors()) return null;
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
}
