import { messageOf, NearnoteError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import type { ModelSpec, Pause, ReembedView } from '../../shared/models.ts';
import { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import { InterruptibleWait } from '../embedding/interruptible-wait.ts';
import { type EmbeddingProvider, embedOne, RetryLaterError } from '../embedding/provider.ts';
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

/** Share of the passages that may be set aside; with more, the model does not suit the library. */
const bearableFailures = 0.1;
/** Milliseconds before what could not be reached is tried again. */
const retryEvery = 30_000;
/** Milliseconds between two looks of the user at rates that change by themselves. */
const tellEvery = 1_000;

interface ReembedDependencies {
  database: Database;
  models: ModelRegistry;
  stored: StoredGenerations;
  logger: Logger;
  /** Hears of every change of what `view` says. */
  onChange: () => void;
  /** The flip is done: search is to use this now. */
  onActive: (generation: Generation, provider: EmbeddingProvider) => Promise<void>;
}

/** The way to another model, from its download to the flip, taken beside the model that search uses. */
export class Reembed {
  readonly model: KnownModel;
  readonly #dependencies: ReembedDependencies;
  readonly #progress = new ReembedProgress();
  readonly #alarm = new InterruptibleWait();
  readonly #stopping = new AbortController();
  readonly #pace = new CountPace();
  #downloading = new AbortController();
  #isPausedByUser: boolean;
  #generation: Generation | null = null;
  #provider: EmbeddingProvider | null = null;
  #queue: EmbeddingQueue | null = null;
  #embedded = signal();
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
    this.#ticker ??= setInterval(() => this.#dependencies.onChange(), tellEvery).unref();
    this.#running ??= this.#run();
  }

  pause(): void {
    this.#isPausedByUser = true;
    this.#tellPause({ by: 'user' });
    this.#downloading.abort();
    this.#queue?.pause();
  }

  /** Goes on, whatever it waits for. */
  resume(): void {
    this.#isPausedByUser = false;
    this.#tellPause(null);
    this.#queue?.resume();
    this.#alarm.ring('user');
  }

  /** Leaves off; what was stored stays, and so does the provider if search has taken it over. */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    this.#stopping.abort();
    this.#downloading.abort();
    this.#embedded.reject(this.#stopping.signal.reason);
    this.#alarm.ring('user');
    await this.#queue?.stop();
    // A provider that is busy answers only once it is closed.
    this.#provider?.close();
    await this.#running;
    this.#provider?.close();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#alarm.reset();
      try {
        if (this.#isPausedByUser) {
          if (this.#generation === null) await this.#showBegun();
          await this.#alarm.wait('user', null);
        }
        if (this.#stopped) return;
        if (await this.#attempt()) break;
      } catch (error) {
        if (this.#stopped) return;
        if (!this.#isPausedByUser) await this.#waitAfter(error);
      }
    }
    clearInterval(this.#ticker);
  }

  /** Paused when the library was opened: how far it had come is counted once. */
  async #showBegun(): Promise<void> {
    this.#generation = await this.#dependencies.stored.unfinished(this.model.key);
    if (this.#generation === null) return;
    this.#enter('embedding');
    await this.#count();
    // Found anew when the run goes on, by all that makes its vectors.
    this.#generation = null;
  }

  async #waitAfter(error: unknown): Promise<void> {
    const until = retryTime(error);
    if (until !== null) {
      this.#tellPause({ by: 'provider', until, reason: messageOf(error) }, error);
      await this.#alarm.wait('user', until - Date.now());
    } else {
      this.#tellPause({ by: 'trouble', reason: messageOf(error) }, error);
      await this.#alarm.wait('user', null);
    }
    if (!this.#isPausedByUser) this.#tellPause(null);
  }

  /** @returns whether it has come to its end; false if it was paused on the way. */
  async #attempt(): Promise<boolean> {
    const { database, models, onActive } = this.#dependencies;
    const spec = await this.#obtain();
    this.#generation ??= await this.#dependencies.stored.toBuild(spec);
    this.#provider ??= await this.#dependencies.models.providerOf(spec);
    const generation = this.#generation;
    const provider = this.#provider;
    this.#enter('loading');
    // Before thousands of texts are sent: it works, and its vectors are as wide as they should be.
    await embedOne(provider, 'A sentence that every model can embed.', 'passage', this.#stopping.signal);
    this.#enter('embedding');
    await this.#count();
    const queue = this.#startQueue(generation, provider);
    for (;;) {
      await this.#embedded.promise;
      this.#enter('checking');
      await this.#check(generation, provider);
      if (await activateIfComplete(database, generation)) break;
      this.#enter('embedding');
      this.#embedded = signal();
      queue.wake();
    }
    await queue.stop();
    this.#provider = null;
    const speed = this.#progress.average();
    if (speed !== null) await models.rememberSpeed(this.model.key, speed);
    await onActive(generation, provider);
    return true;
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
        await this.#countNowAndThen();
      },
      onFailed: () => this.#countNowAndThen(),
      onPause: (pause, error) => this.#tellPause(pause, error),
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

  /** @throws NearnoteError when search must not use these vectors. */
  async #check(generation: Generation, provider: EmbeddingProvider): Promise<void> {
    const { database } = this.#dependencies;
    await analyzeAndCheckpoint(database, [tableOf(generation)]);
    const { chunks, failed } = await this.#count();
    if (failed > Math.max(1, chunks * bearableFailures)) {
      throw new NearnoteError(
        'embedding-failed',
        `${this.model.name} could not embed ${failed} of ${chunks} passages. Look at the list of failures; then retry them, or cancel.`,
      );
    }
    const wrong = await checkGeneration(database, generation, provider, this.#stopping.signal);
    if (wrong === null) return;
    await this.#queue?.stop();
    this.#queue = null;
    this.#embedded = signal();
    this.#generation = null;
    await this.#dependencies.stored.drop(generation);
    throw new NearnoteError(
      'embedding-failed',
      `The new vectors did not pass their check (${wrong}) and were discarded. Resume to make them again, or cancel.`,
    );
  }

  async #countNowAndThen(): Promise<void> {
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

  #tellPause(pause: Pause | null, error?: unknown): void {
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

function signal(): PromiseWithResolvers<void> {
  const resolvers = Promise.withResolvers<void>();
  // Whoever waits for it hears of a rejection; nobody may be waiting.
  resolvers.promise.catch(() => {});
  return resolvers;
}

/** When to try again what passes by itself, in milliseconds since the epoch; null for what needs the user. */
function retryTime(error: unknown): number | null {
  if (error instanceof RetryLaterError) return error.retryAt;
  const passes =
    error instanceof NearnoteError && (error.code === 'service-unreachable' || error.code === 'model-unavailable');
  return passes ? Date.now() + retryEvery : null;
}
