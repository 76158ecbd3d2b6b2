import PQueue from 'p-queue';
import type { Comparison, EmbeddingFailure } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { ModelStatus } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import type { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import { fingerprintOf, keyOf } from '../embedding/model-spec.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import type { LibraryContent, LibraryFile } from '../library/library-file.ts';
import type { StatusModel } from '../library/library-status.ts';
import type { KnownModel } from '../models/known-models.ts';
import type { ModelRegistry } from '../models/model-registry.ts';
import { countFailed, forgetFailures, listFailures } from '../store/failures.ts';
import { activateKept, type Generation } from '../store/generations.ts';
import { ActiveModel, type ActiveModelDependencies } from './active-model.ts';
import { compareAnswers } from './comparison.ts';
import { Reembed } from './reembed.ts';
import { isOutdated, StoredGenerations } from './stored-generations.ts';

export interface GenerationsDependencies extends ActiveModelDependencies {
  file: LibraryFile;
  models: ModelRegistry;
}

/**
 * The model that search uses, and switching to another. The database holds the current state; the library’s file holds
 * the user’s choice, so that an interrupted switch continues at the next start.
 */
export class Generations {
  readonly #dependencies: GenerationsDependencies;
  readonly #stored: StoredGenerations;
  /** One change at a time: a user can click faster than a table is dropped. */
  readonly #changes = new PQueue({ concurrency: 1 });
  #active: ActiveModel;
  #reembed: Reembed | null = null;
  /** Calls of `settled` that are not resolved yet. */
  #waiters: (() => void)[] = [];
  #isStarted = false;
  #isEmbeddingPaused = false;
  /** True until all that follows the activation is done, when `#reembed` is null already. */
  #isReembedding = false;

  private constructor(dependencies: GenerationsDependencies, active: ActiveModel) {
    this.#dependencies = dependencies;
    this.#stored = new StoredGenerations(dependencies.store.database, () => dependencies.models.changed());
    this.#active = active;
  }

  /** @param active the generation that search uses, see activeGeneration. */
  static async open(dependencies: GenerationsDependencies, active: Generation): Promise<Generations> {
    const { file, models } = dependencies;
    const provider = await models.providerOf(active.spec);
    const generations = new Generations(dependencies, new ActiveModel(dependencies, active, provider));
    const switchingTo = unfinishedSwitch(file.content.switchingTo, active);
    if (switchingTo !== file.content.switchingTo || fingerprintOf(file.content.model) !== fingerprintOf(active.spec)) {
      await file.update(() => ({ model: active.spec, switchingTo }));
    }
    await generations.#stored.dropOutdated();
    // A crash after the user cancelled, before the unfinished generation was dropped.
    if (file.content.switchingTo === null) await generations.#stored.dropUnfinished();
    await generations.#stored.readKept();
    return generations;
  }

  get active(): ActiveModel {
    return this.#active;
  }

  /** The key of the model that the library is being switched to, or will be after `start`; null without a switch. */
  get switchingTo(): string | null {
    return this.#dependencies.file.content.switchingTo?.key ?? null;
  }

  /** Begins to embed new passages, and continues an interrupted switch. */
  start(): void {
    this.#isStarted = true;
    this.#active.queue.start();
    const { switchingTo } = this.#dependencies.file.content;
    // The user may have chosen a model before `start`.
    this.#reembed?.start();
    if (switchingTo === null || this.#reembed !== null) return;
    if (switchingTo.key === keyOf(this.#active.generation.spec)) {
      const { name } = this.#active.generation.spec;
      this.#dependencies.libraryStatus.notice(
        'switch',
        userText(
          'This version of Nearnote embeds passages more exactly with {name}. All are embedded once more; search goes on meanwhile.',
          { name },
        ),
      );
    }
    try {
      this.#beginReembed(this.#dependencies.models.known(switchingTo.key), switchingTo.paused);
    } catch (error) {
      if (!(error instanceof NearnoteError)) throw error;
      this.#dependencies.libraryStatus.notice(
        'switch',
        userText('The switch to another model cannot continue: {error}', { error: error.text }),
      );
    }
  }

  /** The status of a model in this library; null if the library does not use it. */
  statusOf(key: string): ModelStatus | null {
    if (key === keyOf(this.#active.generation.spec)) return { state: 'active' };
    if (this.#reembed?.model.key === key) {
      const { phase, done, total, pause } = this.#reembed.view();
      // What a download has failed with is said of the switch, not of the model’s files once more.
      return phase === 'downloading' && pause === null ? null : { state: 'building', done, total };
    }
    const kept = this.#stored.keptOf(key);
    return kept === undefined ? null : { state: 'kept', bytes: kept.bytes };
  }

  /** The generation of a model in this library, whatever its state. */
  generationOf(key: string): Generation | null {
    const all = [
      this.#active.generation,
      this.#reembed?.generation,
      ...this.#stored.kept.map(({ generation }) => generation),
    ];
    return all.find((generation) => generation && keyOf(generation.spec) === key) ?? null;
  }

  /**
   * Switches to a model: at once if its vectors were kept, otherwise after a re-embed beside the active generation.
   * @param agreed whether the user agrees that texts are sent to the model’s host.
   * @throws NearnoteError `consent-missing` for a hosted model whose host the user has not agreed to; `network-off` for one that
   * is hosted or has to be downloaded, while the user has switched the network off.
   */
  use(key: string, agreed: boolean): Promise<void> {
    return this.#changes.add(() => this.#use(key, agreed));
  }

  /** Embeds no new passages until `resumeEmbedding`, whichever model becomes the active one. A re-embed has a pause of its own. */
  pauseEmbedding(): void {
    this.#isEmbeddingPaused = true;
    this.#active.queue.pause();
  }

  resumeEmbedding(): void {
    this.#isEmbeddingPaused = false;
    this.#active.queue.resume();
  }

  /** Tries again what has stopped because of trouble that is over now. */
  async retryTrouble(): Promise<void> {
    if (!this.#isEmbeddingPaused) this.#active.queue.resume();
    if (this.#reembed?.view().pause?.by === 'trouble') await this.resume();
  }

  async pause(): Promise<void> {
    this.#reembed?.pause();
    await this.#recordPaused(true);
  }

  async resume(): Promise<void> {
    await this.#recordPaused(false);
    this.#reembed?.resume();
  }

  /** Cancels the switch and drops its vectors. The active model and its vectors are not touched. */
  cancel(): Promise<void> {
    return this.#changes.add(() => this.#cancel());
  }

  /**
   * Drops the vectors of a model that was active before. @returns the bytes freed.
   * @throws NearnoteError `model-busy` while search uses it.
   */
  discard(key: string): Promise<number> {
    return this.#changes.add(() => this.#discard(key));
  }

  /**
   * Answers questions with the active model and with one whose vectors are kept.
   * @throws NearnoteError `model-unknown` if they are not kept any more, and see compareAnswers.
   */
  compare(key: string, queries: readonly string[]): Promise<Comparison> {
    // Among the changes, so that the vectors are not dropped meanwhile.
    return this.#changes.add(() => {
      const kept = this.#stored.keptOf(key)?.generation;
      if (kept === undefined) {
        throw new NearnoteError(
          'model-unknown',
          userText('The vectors of this model are not kept any more, so it cannot answer.'),
        );
      }
      return compareAnswers(this.#dependencies, kept, this.#active, queries);
    });
  }

  /** Resolves when no switch is in progress: it is complete, or was cancelled. */
  settled(): Promise<void> {
    return this.#isReembedding ? new Promise((resolve) => void this.#waiters.push(resolve)) : Promise.resolve();
  }

  /** The passages that could not be embedded: the first of them, and how many there are. */
  async failures(): Promise<{ failures: EmbeddingFailure[]; total: number }> {
    const {
      store: { database },
    } = this.#dependencies;
    const failures: EmbeddingFailure[] = [];
    let total = 0;
    for (const generation of this.#generationsInUse()) {
      const model = generation.spec.name;
      failures.push(...(await listFailures(database, generation)).map((failure) => ({ ...failure, model })));
      total += await countFailed(database, generation);
    }
    return { failures, total };
  }

  /** Tries again to embed the passages that failed. */
  async retryFailures(): Promise<void> {
    for (const generation of this.#generationsInUse())
      await forgetFailures(this.#dependencies.store.database, generation);
    await this.#dependencies.libraryStatus.count(true);
    this.wake();
    await this.retryTrouble();
  }

  /** No queue starts a batch while `work` runs. */
  whileHeld<T>(work: () => Promise<T>): Promise<T> {
    return this.#queues().reduceRight((held, queue) => () => queue.whileHeld(held), work)();
  }

  /** Announces possible new passages. */
  wake(): void {
    for (const queue of this.#queues()) queue.wake();
  }

  /** @see StoredGenerations.deleteOrphans */
  deleteOrphans(): Promise<void> {
    return this.#stored.deleteOrphans();
  }

  /** Loads the active model again, after its files were downloaded or the device was changed. */
  async reopenActive(): Promise<void> {
    const { generation } = this.#active;
    await this.#activate(generation, await this.#dependencies.models.providerOf(generation.spec));
  }

  async close(): Promise<void> {
    await this.#reembed?.stop();
    this.#endReembed();
    await this.#active.close();
  }

  async #use(key: string, agreed: boolean): Promise<void> {
    const { models, file } = this.#dependencies;
    const model = models.known(key);
    await models.agree(model, agreed);
    // Without the network it would begin, and stand at nothing until the switch is found.
    if (model.key !== keyOf(this.#active.generation.spec) && (await models.needsNetwork(model)))
      models.network.assertOn();
    if (this.#reembed?.model.key === model.key) return this.resume();
    await this.#cancel();
    const active = this.#active.generation;
    if (model.key === keyOf(active.spec) && !isOutdated(active)) return;
    if (await this.#switchBack(model)) return;
    await file.update(() => ({ switchingTo: { key: model.key, paused: false } }));
    this.#dependencies.libraryStatus.notice('switch', null);
    this.#beginReembed(model, false);
  }

  async #cancel(): Promise<void> {
    const { file, models, libraryStatus, logger } = this.#dependencies;
    if (file.content.switchingTo !== null) await file.update(() => ({ switchingTo: null }));
    const reembed = this.#reembed;
    if (reembed === null) return;
    await reembed.stop();
    logger.log('reembed.cancelled', {});
    this.#endReembed();
    await models.downloads.cancel(reembed.model.key);
    await this.#stored.dropUnfinished();
    libraryStatus.changed();
    models.changed();
  }

  async #discard(key: string): Promise<number> {
    if (key === keyOf(this.#active.generation.spec)) {
      throw new NearnoteError(
        'model-busy',
        userText('Search uses this model. Switch to another before discarding its vectors.'),
      );
    }
    if (this.#reembed?.model.key === key) await this.#cancel();
    let freed = 0;
    for (const { generation } of this.#stored.kept) {
      if (keyOf(generation.spec) === key) freed += await this.#stored.drop(generation);
    }
    await this.#stored.readKept();
    return freed;
  }

  #beginReembed(model: KnownModel, paused: boolean): void {
    const { store, models, libraryStatus, logger } = this.#dependencies;
    const reembed = new Reembed(model, paused, {
      database: store.database,
      models,
      stored: this.#stored,
      logger,
      onChange: () => {
        libraryStatus.changed();
        models.changed();
      },
      onActive: (generation, provider) => this.#completeSwitch(generation, provider),
    });
    this.#reembed = reembed;
    this.#isReembedding = true;
    libraryStatus.showReembed(() => reembed.view());
    if (this.#isStarted) reembed.start();
  }

  /** Makes everything else follow a generation that has become active in the database. */
  async #completeSwitch(generation: Generation, provider: EmbeddingProvider): Promise<void> {
    const { file } = this.#dependencies;
    await file.update(() => ({ model: generation.spec, switchingTo: null }));
    const previous = this.#active.generation;
    this.#reembed = null;
    await this.#activate({ ...generation, state: 'active' }, provider);
    await this.#stored.keepOnly(previous);
    this.#endReembed();
  }

  /** Makes search use a generation, and ends the processes of the previous model to free their memory. */
  async #activate(generation: Generation, provider: EmbeddingProvider): Promise<void> {
    const { models, libraryStatus, logger } = this.#dependencies;
    const previous = this.#active;
    this.#active = new ActiveModel(this.#dependencies, generation, provider);
    const { spec, dimensions } = generation;
    logger.log('generation.activated', { dimensions, hosted: spec.kind === 'hosted' });
    await libraryStatus.useModel(statusModelOf(generation, models));
    await previous.close();
    // Frees the memory that the re-embed used; pending passages load the model again.
    provider.unloadPassages();
    if (this.#isEmbeddingPaused) this.#active.queue.pause();
    if (this.#isStarted) this.#active.queue.start();
    provider.preload('query');
    models.changed();
  }

  async #switchBack(model: KnownModel): Promise<boolean> {
    const {
      store: { database },
      models,
    } = this.#dependencies;
    const spec = await models.specIfReady(model);
    const kept = spec && (await this.#stored.readyToReturn(spec));
    if (kept === null) return false;
    await activateKept(database, kept.id);
    await this.#completeSwitch(kept, await models.providerOf(kept.spec));
    return true;
  }

  async #recordPaused(paused: boolean): Promise<void> {
    // As it stands when its turn comes: a switch that was cancelled meanwhile must not come back.
    await this.#dependencies.file.update(({ switchingTo }) =>
      switchingTo === null ? {} : { switchingTo: { ...switchingTo, paused } },
    );
  }

  #endReembed(): void {
    this.#reembed = null;
    this.#isReembedding = false;
    this.#dependencies.libraryStatus.showReembed(null);
    this.#dependencies.libraryStatus.notice('switch', null);
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  #queues(): EmbeddingQueue[] {
    const building = this.#reembed?.queue;
    return building ? [this.#active.queue, building] : [this.#active.queue];
  }

  #generationsInUse(): Generation[] {
    const building = this.#reembed?.generation;
    return building ? [this.#active.generation, building] : [this.#active.generation];
  }
}

export function statusModelOf({ id, dimensions, spec }: Generation, models: ModelRegistry): StatusModel {
  const key = keyOf(spec);
  return { id, dimensions, key, name: spec.name, passagesPerSecond: models.speedOf(key)?.textsPerSecond ?? null };
}

/** The switch that is not complete: the one the user has asked for, or else that from outdated vectors to today’s. */
function unfinishedSwitch(askedFor: LibraryContent['switchingTo'], active: Generation): LibraryContent['switchingTo'] {
  const key = keyOf(active.spec);
  if (isOutdated(active)) return askedFor ?? { key, paused: false };
  // A crash between the activation in the database and its record in the file.
  return askedFor?.key === key ? null : askedFor;
}
