import { NearnoteError, userTextOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import type { ModelSpec, Pause, ReembedView } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import { InterruptibleWait } from '../embedding/interruptible-wait.ts';
import { type EmbeddingProvider, embedOne, harmlessText, RetryLaterError } from '../embedding/provider.ts';
import { CountPace } from '../lib/count-pace.ts';
import type { KnownModel } from '../models/known-models.ts';
import type { ModelRegistry } from '../models/model-registry.ts';
import { countNotes } from '../store/counts.ts';
import type { Database } from '../store/database.ts';
import { countFailed } from '../store/failures.ts';
import { activateIfComplete, type Generation } from '../store/generations.ts';
import { analyzeAndCheckpoint } from '../store/maintenance.ts';
import { countEmbedded, tableOf } from '../store/vectors.ts';
import { checkGeneration } from './generation-check.ts';
import { ReembedProgress } from './reembed-progress.ts';
import type { StoredGenerations } from './stored-generations.ts';

/** With a larger share of failed passages, the model does not suit the library. */
const maxFailedShare = 0.1;
/** Milliseconds before an unreachable service or model is tried again. */
const retryEvery = 30_000;
/** Milliseconds between two updates of the rates, which change by themselves. */
const notifyEvery = 1_000;

interface ReembedDependencies {
  database: Database;
  models: ModelRegistry;
  stored: StoredGenerations;
  logger: Logger;
  /** Called when `view` changes. */
  onChange: () => void;
  /** The generation has become active in the database: search must use it from now on. */
  onActive: (generation: Generation, provider: EmbeddingProvider) => Promise<void>;
}

/** A re-embed with another model, from its download to its activation, beside the model that search uses. */
export class Reembed {
  readonly model: KnownModel;
  readonly #dependencies: ReembedDependencies;
  readonly #progress = new ReembedProgress();
  readonly #sleep = new InterruptibleWait();
  readonly #stopping = new AbortController();
  readonly #pace = new CountPace();
  #downloading = new AbortController();
  #isPausedByUser: boolean;
  #generation: Generation | null = null;
  #provider: EmbeddingProvider | null = null;
  #queue: EmbeddingQueue | null = null;
  /** Resolves when the queue has embedded all that is pending. */
  #embedded = quietResolvers();
  #running: Promise<void> | null = null;
  #ticker: NodeJS.Timeout | undefined;

  constructor(model: KnownModel, paused: boolean, dependencies: ReembedDependencies) {
    this.model = model;
    this.#dependencies = dependencies;
    this.#isPausedByUser = paused;
    if (paused) this.#progress.paused({ by: 'user' });
  }

  get queue(): EmbeddingQueue | null {
    return this.#queue;
  }

  get generation(): Generation | null {
    return this.#generation;
  }

  view(): ReembedView {
    const { key, name, dimensions } = this.model;
    return { key, name, dimensions, ...this.#progress.view() };
  }

  start(): void {
    this.#ticker ??= setInterval(() => this.#dependencies.onChange(), notifyEvery).unref();
    this.#running ??= this.#run();
  }

  pause(): void {
    this.#isPausedByUser = true;
    this.#setPause({ by: 'user' });
    this.#downloading.abort();
    this.#queue?.pause();
  }

  /** Continues at once, whatever it was waiting for. */
  resume(): void {
    this.#isPausedByUser = false;
    this.#setPause(null);
    this.#queue?.resume();
    this.#sleep.interrupt('user');
  }

  /** Stops; stored vectors stay. The provider is closed unless search uses it by now. */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    this.#stopping.abort();
    this.#downloading.abort();
    this.#embedded.reject(this.#stopping.signal.reason);
    this.#sleep.interrupt('user');
    await this.#queue?.stop();
    // A busy provider only returns once it is closed.
    this.#provider?.close();
    await this.#running;
    this.#provider?.close();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#sleep.reset();
      try {
        if (this.#isPausedByUser) {
          if (this.#generation === null) await this.#showUnfinished();
          await this.#sleep.wait('user', null);
        }
        if (this.#stopped) return;
        await this.#reembed();
        break;
      } catch (error) {
        if (this.#stopped) return;
        if (!this.#isPausedByUser) await this.#waitAfter(error);
      }
    }
    clearInterval(this.#ticker);
  }

  /** Shows the progress of a re-embed that was paused when the library was opened. */
  async #showUnfinished(): Promise<void> {
    this.#generation = await this.#dependencies.stored.unfinished(this.model.key);
    if (this.#generation === null) return;
    this.#enter('embedding');
    await this.#count();
    // Looked up again on resume, by the model’s full fingerprint.
    this.#generation = null;
  }

  async #waitAfter(error: unknown): Promise<void> {
    const until = retryTime(error);
    if (until !== null) {
      this.#setPause({ by: 'provider', until, reason: userTextOf(error) }, error);
      await this.#sleep.wait('user', until - Date.now());
    } else {
      this.#setPause({ by: 'trouble', reason: userTextOf(error) }, error);
      await this.#sleep.wait('user', null);
    }
    if (!this.#isPausedByUser) this.#setPause(null);
  }

  /** Downloads the model if necessary, embeds the library, checks the vectors, and activates them. */
  async #reembed(): Promise<void> {
    const { database, models, onActive } = this.#dependencies;
    const spec = await this.#obtain();
    this.#generation ??= await this.#dependencies.stored.toBuild(spec);
    this.#provider ??= await this.#dependencies.models.providerOf(spec);
    const generation = this.#generation;
    const provider = this.#provider;
    this.#enter('loading');
    // Makes sure that the model works, and has the expected dimensions, before thousands of texts are embedded.
    await embedOne(provider, harmlessText, 'passage', this.#stopping.signal);
    this.#enter('embedding');
    await this.#count();
    const queue = this.#startQueue(generation, provider);
    for (;;) {
      await this.#embedded.promise;
      this.#enter('checking');
      await this.#check(generation, provider);
      if (await activateIfComplete(database, generation)) break;
      this.#enter('embedding');
      this.#embedded = quietResolvers();
      queue.wake();
    }
    await queue.stop();
    this.#provider = null;
    const speed = this.#progress.averageSpeed();
    if (speed !== null) {
      // If it cannot be saved, search uses the vectors all the same, and the model is timed when its speed is asked for.
      await models.rememberSpeed(this.model.key, speed).catch(() => {});
    }
    await onActive(generation, provider);
  }

  async #obtain(): Promise<ModelSpec> {
    this.#downloading = new AbortController();
    return this.#dependencies.models.obtain(
      this.model,
      (done, total) => {
        this.#enter('downloading');
        this.#progress.downloaded(done, total);
        this.#dependencies.onChange();
      },
      AbortSignal.any([this.#downloading.signal, this.#stopping.signal]),
    );
  }

  #startQueue(generation: Generation, provider: EmbeddingProvider): EmbeddingQueue {
    if (this.#queue !== null) return this.#queue;
    const queue = new EmbeddingQueue(this.#dependencies.database, generation, provider, {
      onWork: () => this.#enter('embedding'),
      onStored: async ({ textHashes, tokens }) => {
        this.#progress.stored(textHashes.length, tokens);
        this.#dependencies.onChange();
        await this.#countIfDue();
      },
      onFailed: () => this.#countIfDue(),
      onPause: (pause, error) => this.#setPause(pause, error),
      onDone: async () => {
        await this.#count();
        this.#embedded.resolve();
      },
    });
    this.#queue = queue;
    if (this.#isPausedByUser) queue.pause();
    queue.start();
    return queue;
  }

  /** @throws NearnoteError if search must not use these vectors. */
  async #check(generation: Generation, provider: EmbeddingProvider): Promise<void> {
    const { database } = this.#dependencies;
    await analyzeAndCheckpoint(database, [tableOf(generation)]);
    const { chunks, failed } = await this.#count();
    if (failed > Math.max(1, chunks * maxFailedShare)) {
      throw new NearnoteError(
        'embedding-failed',
        userText(
          '{name} could not embed {failed} of {chunks} passages. See the list of failures; then retry them, or cancel.',
          { name: this.model.name, failed, chunks },
        ),
      );
    }
    const wrong = await checkGeneration(database, generation, provider, this.#stopping.signal);
    if (wrong === null) return;
    await this.#queue?.stop();
    this.#queue = null;
    this.#embedded = quietResolvers();
    this.#generation = null;
    await this.#dependencies.stored.drop(generation);
    throw new NearnoteError(
      'embedding-failed',
      userText('The new vectors failed their check ({wrong}) and were discarded. Resume to embed again, or cancel.', {
        wrong,
      }),
    );
  }

  async #countIfDue(): Promise<void> {
    if (this.#pace.isDue) await this.#count();
  }

  async #count(): Promise<{ chunks: number; failed: number }> {
    const { database } = this.#dependencies;
    const generation = this.#generation;
    if (generation === null) return { chunks: 0, failed: 0 };
    return this.#pace.run(async () => {
      const { chunks } = await countNotes(database);
      const failed = await countFailed(database, generation);
      this.#progress.counted(await countEmbedded(database, generation), failed, chunks);
      this.#dependencies.onChange();
      return { chunks, failed };
    });
  }

  #setPause(pause: Pause | null, error?: unknown): void {
    if (pause === null && this.#isPausedByUser) return;
    if (pause !== null) this.#dependencies.logger.log('reembed.paused', { by: pause.by }, error);
    this.#progress.paused(pause);
    this.#dependencies.onChange();
  }

  #enter(phase: ReembedView['phase']): void {
    const { dimensions } = this.model;
    if (phase !== this.#progress.view().phase) this.#dependencies.logger.log('reembed.phase', { phase, dimensions });
    this.#progress.enter(phase);
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }
}

/** A promise with its resolvers, whose rejection is not reported as unhandled when nothing awaits it. */
function quietResolvers(): PromiseWithResolvers<void> {
  const resolvers = Promise.withResolvers<void>();
  resolvers.promise.catch(() => {});
  return resolvers;
}

/** When to try again after an error that passes by itself, in milliseconds since the epoch; null if the user has to act. */
function retryTime(error: unknown): number | null {
  if (error instanceof RetryLaterError) return error.retryAt;
  const isTransient =
    error instanceof NearnoteError && (error.code === 'service-unreachable' || error.code === 'model-unavailable');
  return isTransient ? Date.now() + retryEvery : null;
}
