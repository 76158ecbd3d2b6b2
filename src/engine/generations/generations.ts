import type { EmbeddingFailure } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { ModelSpec, ModelStatus } from '../../shared/models.ts';
import type { EmbeddingQueue } from '../embedding/embedding-queue.ts';
import { fingerprintOf, keyOf } from '../embedding/model-spec.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import { InTurn } from '../lib/serial-queue.ts';
import type { LibraryFile } from '../library/library-file.ts';
import type { StatusModel } from '../library/library-status.ts';
import type { KnownModel } from '../models/known-models.ts';
import type { ModelRegistry } from '../models/model-registry.ts';
import type { Database } from '../store/database.ts';
import { countFailed, forgetFailures, listFailures } from '../store/failures.ts';
import {
  activateKept,
  bytesOf,
  createGeneration,
  dropGeneration,
  type Generation,
  listGenerations,
  rebuildGeneration,
} from '../store/generations.ts';
import { pendingWork } from '../store/sample-texts.ts';
import { deleteOrphans } from '../store/vectors.ts';
import { ActiveModel, type ActiveModelParts } from './active-model.ts';
import { Reembed } from './reembed-run.ts';

/** Share of the passages that a kept generation may lack and still answer at once; they are embedded afterwards. */
const mostlyThere = 0.2;

export interface GenerationsDependencies extends ActiveModelParts {
  file: LibraryFile;
  models: ModelRegistry;
}

/**
 * Which model search uses, and the way to another. The database says what is; the library's file says what the user
 * has asked for, so that a switch that was cut short is taken up again.
 */
export class Generations {
  readonly #parts: GenerationsDependencies;
  /** A user clicks faster than a table is dropped. */
  readonly #changes = new InTurn();
  #active: ActiveModel;
  #kept: { generation: Generation; bytes: number }[] = [];
  #run: Reembed | null = null;
  #ended: (() => void)[] = [];
  #isStarted = false;
  /** Longer than there is a run: until everything follows the flip. */
  #isReembedding = false;

  private constructor(parts: GenerationsDependencies, active: ActiveModel) {
    this.#parts = parts;
    this.#active = active;
  }

  /** @param active the generation that search uses, see activeGeneration. */
  static async open(parts: GenerationsDependencies, active: Generation): Promise<Generations> {
    const { file, models } = parts;
    const provider = await models.providerOf(active.spec);
    const generations = new Generations(parts, new ActiveModel(parts, active, provider));
    const { switchingTo } = file.content;
    // A crash between the flip and the note of it.
    const isDone = switchingTo?.key === keyOf(active.spec);
    if (isDone || fingerprintOf(file.content.model) !== active.fingerprint) {
      await file.update({ model: active.spec, switchingTo: isDone ? null : switchingTo });
    }
    // A crash between the user's “Cancel” and its end.
    if (file.content.switchingTo === null) await generations.#dropBuilding();
    await generations.#lookAtKept();
    return generations;
  }

  get active(): ActiveModel {
    return this.#active;
  }

  /** Begins to work: new passages are embedded, and a switch that was cut short goes on. */
  start(): void {
    this.#isStarted = true;
    this.#active.queue.start();
    const { switchingTo } = this.#parts.file.content;
    // One that was asked for before anything was to run.
    this.#run?.start();
    if (switchingTo === null || this.#run !== null) return;
    try {
      this.#begin(this.#parts.models.known(switchingTo.key), switchingTo.paused);
    } catch (error) {
      if (!(error instanceof NearnoteError)) throw error;
      this.#parts.libraryStatus.notice('switch', `The switch to another model cannot go on: ${error.message}`);
    }
  }

  /** What is done with a model in this library; null if nothing is. */
  statusOf(key: string): ModelStatus | null {
    if (key === keyOf(this.#active.generation.spec)) return { state: 'active' };
    if (this.#run?.model.key === key) {
      const { phase, done, total } = this.#run.view();
      return phase === 'downloading' ? null : { state: 'building', done, total };
    }
    const kept = this.#kept.find(({ generation }) => keyOf(generation.spec) === key);
    return kept === undefined ? null : { state: 'kept', bytes: kept.bytes };
  }

  /** The generation of a model in this library, whatever its state. */
  generationOf(key: string): Generation | null {
    const all = [this.#active.generation, this.#run?.generation, ...this.#kept.map(({ generation }) => generation)];
    return all.find((generation) => generation && keyOf(generation.spec) === key) ?? null;
  }

  /**
   * Begins the switch. At once, if the model's vectors were kept; otherwise they are made beside the active ones.
   * @throws NearnoteError `consent-missing` for a hosted model whose host the user has not agreed to.
   */
  use(key: string, agreed: boolean): Promise<void> {
    return this.#changes.run(() => this.#use(key, agreed));
  }

  async pause(): Promise<void> {
    this.#run?.pause();
    await this.#notePaused(true);
  }

  async resume(): Promise<void> {
    await this.#notePaused(false);
    this.#run?.resume();
  }

  /** Ends the switch under way and drops what it has made. Search's model and vectors are not touched. */
  cancel(): Promise<void> {
    return this.#changes.run(() => this.#cancel());
  }

  /**
   * Drops the vectors of a model that was active before. @returns the bytes freed.
   * @throws NearnoteError `model-busy` while search uses it.
   */
  discard(key: string): Promise<number> {
    return this.#changes.run(() => this.#discard(key));
  }

  /** Resolves when no switch is under way: it is done, or cancelled. */
  settled(): Promise<void> {
    return this.#isReembedding ? new Promise((resolve) => void this.#ended.push(resolve)) : Promise.resolve();
  }

  /** The passages that could not be embedded: the first of them, and how many there are. */
  async failures(): Promise<{ failures: EmbeddingFailure[]; total: number }> {
    const {
      store: { database },
    } = this.#parts;
    const failures: EmbeddingFailure[] = [];
    let total = 0;
    for (const generation of this.#generationsAtWork()) {
      const model = generation.spec.name;
      failures.push(...(await listFailures(database, generation)).map((failure) => ({ ...failure, model })));
      total += await countFailed(database, generation);
    }
    return { failures, total };
  }

  /** Tries again what could not be embedded. */
  async retryFailures(): Promise<void> {
    for (const generation of this.#generationsAtWork()) await forgetFailures(this.#parts.store.database, generation);
    await this.#parts.libraryStatus.count(true);
    this.wake();
    if (this.#run?.view().pause?.by === 'trouble') await this.resume();
  }

  /** Lets no batch begin while `work` runs. */
  whileHeld<T>(work: () => Promise<T>): Promise<T> {
    return this.#queues().reduceRight((held, queue) => () => queue.whileHeld(held), work)();
  }

  /** Says that there may be new passages. */
  wake(): void {
    for (const queue of this.#queues()) queue.wake();
  }

  /** Frees the vectors of texts that stand in no note any more. */
  async deleteOrphans(): Promise<void> {
    for (const generation of await listGenerations(this.#parts.store.database)) {
      await deleteOrphans(this.#parts.store.database, generation);
    }
  }

  /** Makes search's model anew: its files have come back, or the device has changed. */
  async reopenActive(): Promise<void> {
    const { generation } = this.#active;
    await this.#activate(generation, await this.#parts.models.providerOf(generation.spec));
  }

  async close(): Promise<void> {
    await this.#run?.stop();
    this.#endRun();
    await this.#active.close();
  }

  async #use(key: string, agreed: boolean): Promise<void> {
    const { models, file } = this.#parts;
    const model = models.known(key);
    await models.agree(model, agreed);
    if (this.#run?.model.key === model.key) return this.resume();
    await this.#cancel();
    if (model.key === keyOf(this.#active.generation.spec)) return;
    if (await this.#switchBack(model)) return;
    await file.update({ switchingTo: { key: model.key, paused: false } });
    this.#parts.libraryStatus.notice('switch', null);
    this.#begin(model, false);
  }

  async #cancel(): Promise<void> {
    const { file, models, libraryStatus } = this.#parts;
    if (file.content.switchingTo !== null) await file.update({ switchingTo: null });
    const run = this.#run;
    if (run === null) return;
    await run.stop();
    this.#endRun();
    await models.downloads.cancel(run.model.key);
    await this.#dropBuilding();
    libraryStatus.changed();
    models.changed();
  }

  async #discard(key: string): Promise<number> {
    if (key === keyOf(this.#active.generation.spec)) {
      throw new NearnoteError('model-busy', 'Search uses this model. Switch to another before discarding its vectors.');
    }
    if (this.#run?.model.key === key) await this.#cancel();
    let freed = 0;
    for (const { generation } of this.#kept) {
      if (keyOf(generation.spec) === key) freed += await dropGeneration(this.#parts.store.database, generation);
    }
    await this.#lookAtKept();
    return freed;
  }

  #begin(model: KnownModel, paused: boolean): void {
    const {
      store: { database },
      models,
      libraryStatus,
    } = this.#parts;
    const run = new Reembed(
      model,
      {
        database,
        begunGeneration: async () =>
          (await listGenerations(database)).find(
            ({ state, spec }) => state === 'building' && keyOf(spec) === model.key,
          ) ?? null,
        obtain: (onProgress, signal) => models.obtain(model, onProgress, signal),
        generationFor: (spec) => this.#generationFor(spec),
        providerFor: (spec) => models.providerOf(spec),
        startOver: async (generation) => {
          await dropGeneration(database, generation);
        },
        changed: () => {
          libraryStatus.changed();
          models.changed();
        },
        onActive: async (generation, provider, speed) => {
          if (speed !== null) await models.rememberSpeed(model.key, speed);
          await this.#flipped(generation, provider);
        },
      },
      paused,
    );
    this.#run = run;
    this.#isReembedding = true;
    libraryStatus.showReembed(() => run.view());
    if (this.#isStarted) run.start();
  }

  /** After the flip in the database: everything else follows it. */
  async #flipped(generation: Generation, provider: EmbeddingProvider): Promise<void> {
    const {
      store: { database },
      file,
    } = this.#parts;
    await file.update({ model: generation.spec, switchingTo: null });
    const before = this.#active.generation;
    this.#run = null;
    await this.#activate({ ...generation, state: 'active' }, provider);
    // One way back is kept; what was kept before that is freed.
    for (const other of await listGenerations(database)) {
      if (other.state === 'kept' && other.id !== before.id) await dropGeneration(database, other);
    }
    await this.#lookAtKept();
    this.#endRun();
  }

  /** From now on search uses this; the processes of the model before are ended, and their memory comes back. */
  async #activate(generation: Generation, provider: EmbeddingProvider): Promise<void> {
    const { models, libraryStatus } = this.#parts;
    const before = this.#active;
    this.#active = new ActiveModel(this.#parts, generation, provider);
    await libraryStatus.useModel(statusModelOf(generation));
    await before.close();
    // What the run needed for its batches comes back; what is pending now starts it anew.
    provider.rest();
    if (this.#isStarted) this.#active.queue.start();
    provider.warm('query');
    models.changed();
  }

  async #switchBack(model: KnownModel): Promise<boolean> {
    const {
      store: { database },
      models,
    } = this.#parts;
    const spec = await models.specIfReady(model);
    const kept = this.#kept.find(({ generation }) => spec !== null && generation.fingerprint === fingerprintOf(spec));
    if (kept === undefined) return false;
    const [missing, all] = [await pendingWork(database, kept.generation), await pendingWork(database, null)];
    if (missing.chunks > all.chunks * mostlyThere) return false;
    await activateKept(database, kept.generation.id);
    await this.#flipped(kept.generation, await models.providerOf(kept.generation.spec));
    return true;
  }

  async #generationFor(spec: ModelSpec): Promise<Generation> {
    const {
      store: { database },
    } = this.#parts;
    const fingerprint = fingerprintOf(spec);
    const stored = (await listGenerations(database)).find((generation) => generation.fingerprint === fingerprint);
    // What is being built is what the user asked for last.
    if (stored?.state !== 'building') await this.#dropBuilding();
    if (stored === undefined) {
      return createGeneration(database, { fingerprint, dimensions: spec.dimensions, spec, state: 'building' });
    }
    if (stored.state === 'kept') await rebuildGeneration(database, stored.id);
    await this.#lookAtKept();
    return { ...stored, state: 'building' };
  }

  async #dropBuilding(): Promise<void> {
    const {
      store: { database },
    } = this.#parts;
    for (const generation of await listGenerations(database)) {
      if (generation.state === 'building') await dropGeneration(database, generation);
    }
  }

  async #lookAtKept(): Promise<void> {
    const {
      store: { database },
      models,
    } = this.#parts;
    const kept = (await listGenerations(database)).filter(({ state }) => state === 'kept');
    this.#kept = await Promise.all(
      kept.map(async (generation) => ({ generation, bytes: await bytesOf(database, generation) })),
    );
    models.changed();
  }

  async #notePaused(paused: boolean): Promise<void> {
    const { file } = this.#parts;
    const { switchingTo } = file.content;
    if (switchingTo !== null) await file.update({ switchingTo: { ...switchingTo, paused } });
  }

  #endRun(): void {
    this.#run = null;
    this.#isReembedding = false;
    this.#parts.libraryStatus.showReembed(null);
    for (const resolve of this.#ended.splice(0)) resolve();
  }

  #queues(): EmbeddingQueue[] {
    const building = this.#run?.queue;
    return building ? [this.#active.queue, building] : [this.#active.queue];
  }

  #generationsAtWork(): Generation[] {
    const building = this.#run?.generation;
    return building ? [this.#active.generation, building] : [this.#active.generation];
  }
}

export function statusModelOf({ id, dimensions, spec }: Generation): StatusModel {
  return { id, dimensions, key: keyOf(spec), name: spec.name };
}

/** The generation that search uses; in a new or rebuilt database, an empty one of the model in the library's file. */
export async function activeGeneration(database: Database, file: LibraryFile): Promise<Generation> {
  const stored = await listGenerations(database);
  const active = stored.find(({ state }) => state === 'active');
  if (active !== undefined) return active;
  const spec = file.content.model;
  const { dimensions } = spec;
  return createGeneration(database, { fingerprint: fingerprintOf(spec), dimensions, spec, state: 'active' });
}
