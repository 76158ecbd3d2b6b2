import type { FoundPassage, SearchRequest, SimilarRequest, TextRange } from '../../shared/domain.ts';
import type { Pause } from '../../shared/models.ts';
import { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import { libraryClosing } from '../lib/closing.ts';
import type { LibraryStatus } from '../library/library-status.ts';
import type { Ranking } from '../search/ranking/ranking.ts';
import { Search, type SearchResults } from '../search/search.ts';
import type { IndexStatus } from '../search/semantic/semantic-search.ts';
import { analyzeAndCheckpoint } from '../store/counts.ts';
import type { Generation } from '../store/generations.ts';
import type { NoteStore } from '../store/notes.ts';
import { tableOf } from '../store/vectors.ts';
import type { Dictionary } from '../text-index/analysis/dictionary.ts';

/** Milliseconds without new passages after which what only they need is freed: a note is often saved again. */
const restAfter = 20_000;

export interface ActiveModelParts {
  store: NoteStore;
  dictionary: Dictionary;
  libraryStatus: LibraryStatus;
}

/** The model that search uses: it embeds every query, and in the background what is new in the notes. */
export class ActiveModel {
  readonly generation: Generation;
  readonly provider: EmbeddingProvider;
  readonly queue: EmbeddingQueue;
  readonly #search: Search;
  readonly #searches = new Set<Promise<unknown>>();
  #rest: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    { store, dictionary, libraryStatus }: ActiveModelParts,
    generation: Generation,
    provider: EmbeddingProvider,
  ) {
    const { database } = store;
    this.generation = generation;
    this.provider = provider;
    this.#search = new Search(store, generation, provider, dictionary, {
      hasVectors: () => libraryStatus.searchable > 0,
      onTrouble: (message) => libraryStatus.notice('query', message),
    });
    this.queue = new EmbeddingQueue(database, generation, provider, {
      onStored: async ({ textHashes, vectors }) => {
        libraryStatus.textsEmbedded(textHashes.length);
        await this.#search.vectorsStored(textHashes, vectors);
        await libraryStatus.count(false);
      },
      onFailed: () => libraryStatus.count(false),
      onPause: (pause) => libraryStatus.trouble(pause === null ? null : inWords(pause)),
      onWork: () => {
        clearTimeout(this.#rest);
        libraryStatus.enter('embedding');
      },
      onDone: async (worked) => {
        if (!worked) return;
        this.#rest = setTimeout(() => provider.rest(), restAfter).unref();
        // The first question after a drop does not wait for the model either.
        provider.warm('query');
        await analyzeAndCheckpoint(database, [tableOf(generation)]);
        await libraryStatus.count(true);
        libraryStatus.rest();
      },
    });
  }

  /** @see Search.run */
  search(request: SearchRequest): Promise<SearchResults> {
    return this.#answered(() => this.#search.run(request));
  }

  /** @see Search.ranking */
  ranking(request: SearchRequest): Promise<Ranking> {
    return this.#answered(() => this.#search.ranking(request));
  }

  /** @see Search.passages */
  passages(request: SearchRequest, noteId: number): Promise<FoundPassage[]> {
    return this.#answered(() => this.#search.passages(request, noteId));
  }

  /** @see Search.sentences */
  sentences(query: string, chunkIds: number[]): Promise<Map<number, TextRange | null>> {
    return this.#answered(() => this.#search.sentences(query, chunkIds));
  }

  /** @see SemanticSearch.status */
  indexStatus(): Promise<IndexStatus> {
    return this.#answered(() => this.#search.status());
  }

  /** @see Search.similar */
  similar(request: SimilarRequest): Promise<SearchResults> {
    return this.#answered(() => this.#search.similar(request));
  }

  async #answered<T>(ask: () => Promise<T>): Promise<T> {
    // It would start the model anew.
    if (this.#isClosed) throw libraryClosing();
    const answer = ask();
    this.#searches.add(answer);
    try {
      return await answer;
    } finally {
      this.#searches.delete(answer);
    }
  }

  /** Ends its work, once the searches under way are answered, and frees what it holds; its vectors stay. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#searches);
    await this.queue.stop();
    await this.#search.close();
    clearTimeout(this.#rest);
    this.provider.close();
  }
}

/** A wait that is over in a moment has no time that is worth telling. Milliseconds. */
const worthTelling = 90_000;

function inWords(pause: Pause): string {
  switch (pause.by) {
    case 'user':
      return 'Embedding is paused.';
    case 'trouble':
      return `Embedding has stopped: ${pause.reason}`;
    case 'provider': {
      const at = new Date(pause.until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
      const until = pause.until - Date.now() > worthTelling ? ` until ${at}` : '';
      return `Embedding has paused${until} and will be tried again: ${pause.reason}`;
    }
  }
}
