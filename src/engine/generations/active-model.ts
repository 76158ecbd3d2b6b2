import type { Logger } from '../../shared/log.ts';
import type { Pause } from '../../shared/models.ts';
import { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import { libraryClosing } from '../lib/closing.ts';
import type { LibraryStatus } from '../library/library-status.ts';
import { Search } from '../search/search.ts';
import type { Generation } from '../store/generations.ts';
import { analyzeAndCheckpoint } from '../store/maintenance.ts';
import type { NoteStore } from '../store/notes.ts';
import { tableOf } from '../store/vectors.ts';
import type { Dictionary } from '../text-index/analysis/dictionary.ts';

/** Milliseconds without new passages after which what only they need is freed: a note is often saved again. */
const restAfter = 20_000;

export interface ActiveModelDependencies {
  store: NoteStore;
  dictionary: Dictionary;
  libraryStatus: LibraryStatus;
  logger: Logger;
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
    { store, dictionary, libraryStatus, logger }: ActiveModelDependencies,
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
      onPause: (pause, error) => {
        if (pause !== null) logger.log('embedding.paused', { by: pause.by }, error);
        libraryStatus.trouble(pause === null ? null : inWords(pause));
      },
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
        const { notes, chunks, embedded, failed } = libraryStatus.state();
        logger.log('embedding.done', { notes, chunks, embedded, failed });
      },
    });
  }

  /** Asks the search of this model, which is not closed before it has answered. @throws NearnoteError `engine-stopped`. */
  async answer<T>(ask: (search: Search) => Promise<T>): Promise<T> {
    // It would start the model again.
    if (this.#isClosed) throw libraryClosing();
    const answer = ask(this.#search);
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
