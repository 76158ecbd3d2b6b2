import type { SearchRequest, Suggestion, SuggestRequest } from '../shared/domain.ts';
import type { FacetCounts, FoundCounts } from '../shared/facets.ts';
import type { Generations } from './generations/generations.ts';
import { Facets } from './search/facets/facets.ts';
import { queryFacets } from './search/facets/query-facets.ts';
import { suggestionsFor } from './search/presentation/suggest.ts';
import type { NoteStore } from './store/notes.ts';

/** What filters can name, with how many notes they would find. */
export class LibraryFacets {
  readonly #store: NoteStore;
  readonly #generations: Generations;
  readonly #facets: Facets;

  constructor(store: NoteStore, generations: Generations) {
    this.#store = store;
    this.#generations = generations;
    this.#facets = new Facets(store.index);
  }

  /** @see Facets.all */
  async all(): Promise<FacetCounts> {
    await this.#store.index.ready;
    return this.#facets.all();
  }

  /** @see queryFacets */
  of(question: Pick<SearchRequest, 'query' | 'mode'>): Promise<FoundCounts> {
    return this.#generations.active.answer((search) =>
      queryFacets(question, this.#facets, (each) => search.found(each)),
    );
  }

  /** @see suggestionsFor */
  async suggest(request: SuggestRequest): Promise<Suggestion[]> {
    const { index } = this.#store;
    await index.ready;
    return suggestionsFor(request, index, this.#facets);
  }
}
