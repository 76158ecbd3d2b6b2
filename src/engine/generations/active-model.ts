import { dirname, join } from 'node:path';
import type { Logger } from '../../shared/log.ts';
import type { Pause } from '../../shared/models.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import { keyOf } from '../embedding/model-spec.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import { libraryClosing } from '../lib/closing.ts';
import type { LibraryStatus } from '../library/library-status.ts';
import type { ModelRegistry } from '../models/model-registry.ts';
import { Search } from '../search/search.ts';
import type { Generation } from '../store/generations.ts';
import { analyzeAndCheckpoint } from '../store/maintenance.ts';
import type { NoteStore } from '../store/notes.ts';
import { VectorFile } from '../store/vector-file.ts';
import { tableOf } from '../store/vectors.ts';
import type { Dictionary } from '../text-index/analysis/dictionary.ts';

/** Milliseconds without new passages after which their process ends: a saved note is often saved again soon. */
const unloadAfter = 20_000;

export interface ActiveModelDependencies {
  store: NoteStore;
  dictionary: Dictionary;
  libraryStatus: LibraryStatus;
  models: Pick<ModelRegistry, 'languagesOf' | 'rememberLanguage' | 'settings'>;
  logger: Logger;
}

/** The model that search uses. It embeds every query, and new passages in the background. */
export class ActiveModel {
  readonly generation: Generation;
  readonly provider: EmbeddingProvider;
  readonly queue: EmbeddingQueue;
  readonly #search: Search;
  readonly #searches = new Set<Promise<unknown>>();
  #unloadTimer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    { store, dictionary, libraryStatus, models, logger }: ActiveModelDependencies,
    generation: Generation,
    provider: EmbeddingProvider,
  ) {
    const { database } = store;
    const key = keyOf(generation.spec);
    this.generation = generation;
    this.provider = provider;
    this.#search = new Search(store, generation, provider, dictionary, {
      hasVectors: () => libraryStatus.hasVectors,
      onSemanticUnavailable: (message) => libraryStatus.notice('query', message),
      languages: {
        known: models.languagesOf(key),
        keep: (language, isKnown) => models.rememberLanguage(key, language, isKnown),
      },
      vectorMemory: models.settings.content.vectorMemory,
      vectorFile: new VectorFile(join(dirname(database.directory), 'vectors'), generation.fingerprint, logger),
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
        // The user’s own pause is a state of the whole library.
        const isUnwanted = pause !== null && pause.by !== 'user';
        libraryStatus.embeddingInterrupted(isUnwanted ? describePause(pause) : null);
      },
      onWork: () => {
        clearTimeout(this.#unloadTimer);
        libraryStatus.enter('embedding');
      },
      onDone: async (worked) => {
        if (!worked) return;
        this.#unloadTimer = setTimeout(() => provider.unloadPassages(), unloadAfter).unref();
        // The first query after a folder was added need not wait for the model.
        provider.preload('query');
        await analyzeAndCheckpoint(database, [tableOf(generation)]);
        await libraryStatus.count(true);
        libraryStatus.endPhase();
        const { notes, chunks, embedded, failed } = libraryStatus.state();
        logger.log('embedding.done', { notes, chunks, embedded, failed });
      },
    });
  }

  /** Runs a search with this model, which closes only after the answer. @throws NearnoteError `engine-stopped` once closed. */
  async answer<T>(ask: (search: Search) => Promise<T>): Promise<T> {
    // A search would start the model again.
    if (this.#isClosed) throw libraryClosing();
    const answer = ask(this.#search);
    this.#searches.add(answer);
    try {
      return await answer;
    } finally {
      this.#searches.delete(answer);
    }
  }

  /** Takes the vectors of deleted passages out of the file beside the database. */
  eraseVectors(): Promise<void> {
    return this.#search.eraseVectors();
  }

  /** Waits for the searches in progress, then stops the queue and frees the model; the vectors stay. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#searches);
    await this.queue.stop();
    await this.#search.close();
    clearTimeout(this.#unloadTimer);
    this.provider.close();
  }
}

/** The end of a shorter wait is not worth showing. Milliseconds. */
const minShownWait = 90_000;

function describePause(pause: Exclude<Pause, { by: 'user' }>): UserText {
  switch (pause.by) {
    case 'trouble':
      return userText('Embedding has stopped: {reason}', { reason: pause.reason });
    case 'provider': {
      const { until, reason } = pause;
      return until - Date.now() > minShownWait
        ? userText('Embedding is paused until {until, time, short} and will then be tried again: {reason}', {
            until,
            reason,
          })
        : userText('Embedding is paused and will then be tried again: {reason}', { reason });
    }
  }
}
