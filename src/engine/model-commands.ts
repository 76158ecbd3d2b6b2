import type { EmbeddingFailure } from '../shared/domain.ts';
import { messageOf, NearnoteError } from '../shared/errors.ts';
import type { DeviceChoice, HostedDraft, ModelsState, SwitchPlan } from '../shared/models.ts';
import { hostedSpec } from './embedding/hosted/hosted-spec.ts';
import type { Generations } from './generations/generations.ts';
import { planSwitch } from './generations/switch-plan.ts';
import { Throttle } from './lib/throttle.ts';
import type { LibraryStatus } from './library/library-status.ts';
import { checkRepository } from './models/download/hub-repository.ts';
import { type KnownModel, keyed, localEntries } from './models/known-models.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { ModelSettingsContent } from './models/model-settings.ts';
import type { NoteStore } from './store/notes.ts';

/** Milliseconds between two snapshots of the list, at least. */
const tellEvery = 250;

interface ModelCommandsDependencies {
  store: NoteStore;
  models: ModelRegistry;
  generations: Generations;
  libraryStatus: LibraryStatus;
}

/** What the user may do with models: where the models of this computer and the library’s generations meet. */
export class ModelCommands {
  readonly #dependencies: ModelCommandsDependencies;
  readonly #throttle: Throttle;

  /** @param tell hears of every change of the list. */
  constructor(dependencies: ModelCommandsDependencies, tell: (state: ModelsState) => void) {
    const { libraryStatus } = dependencies;
    this.#dependencies = dependencies;
    this.#throttle = new Throttle(tellEvery, () => {
      this.list().then(
        (state) => {
          libraryStatus.notice('models', null);
          tell(state);
        },
        (error: unknown) =>
          libraryStatus.notice('models', `The list of models could not be brought up to date: ${messageOf(error)}`),
      );
    });
  }

  list(): Promise<ModelsState> {
    const { models, generations } = this.#dependencies;
    return models.list((key) => generations.statusOf(key));
  }

  /** Says that something in the list has changed; it is told soon. */
  changed(): void {
    this.#throttle.request();
  }

  /** @see planSwitch */
  plan(key: string): Promise<SwitchPlan> {
    const { store, models, generations } = this.#dependencies;
    return planSwitch(key, store.database, models, generations);
  }

  /** @see Generations.use */
  use(key: string, agreed: boolean): Promise<void> {
    return this.#dependencies.generations.use(key, agreed);
  }

  pause(): Promise<void> {
    return this.#dependencies.generations.pause();
  }

  resume(): Promise<void> {
    return this.#dependencies.generations.resume();
  }

  cancel(): Promise<void> {
    return this.#dependencies.generations.cancel();
  }

  /** @see Generations.discard */
  discard(key: string): Promise<number> {
    const { models, generations } = this.#dependencies;
    return generations.discard(models.known(key).key);
  }

  /** Resolves when no re-embed is under way: it is done, or cancelled. */
  settled(): Promise<void> {
    return this.#dependencies.generations.settled();
  }

  /** The passages that could not be embedded: the first of them, and how many there are. */
  failures(): Promise<{ failures: EmbeddingFailure[]; total: number }> {
    return this.#dependencies.generations.failures();
  }

  retryFailures(): Promise<void> {
    return this.#dependencies.generations.retryFailures();
  }

  /** Begins a download. How it goes, and what goes wrong, is in the list. @throws NearnoteError `model-unknown`. */
  download(key: string): void {
    const { models } = this.#dependencies;
    const { entry, dtype, key: known } = this.#local(key);
    models.downloads.start(known, entry, dtype).then(
      () => this.#reopenIfActive(known),
      () => {},
    );
  }

  cancelDownload(key: string): Promise<void> {
    const { models } = this.#dependencies;
    return models.downloads.cancel(models.known(key).key);
  }

  /** Takes a model’s files from a folder. @throws NearnoteError see ModelFiles.import. */
  async import(key: string, folder: string): Promise<void> {
    const { models } = this.#dependencies;
    const { entry, dtype, key: known } = this.#local(key);
    await models.files.import(entry, dtype, folder);
    models.downloads.forgetFailure(known);
    this.changed();
    await this.#reopenIfActive(known);
  }

  /** Deletes a model’s downloaded files. @returns the bytes freed. @throws NearnoteError `model-busy` while they are in use. */
  async deleteFiles(key: string): Promise<number> {
    const { entry, dtype } = this.#local(key);
    this.#assertIdle(key);
    const freed = await this.#dependencies.models.files.remove(entry, dtype);
    this.changed();
    return freed;
  }

  /** Adds a model of the hub. @returns the key of its first variant. @throws NearnoteError see checkRepository. */
  async addLocal(repository: string): Promise<string> {
    const { hub, settings } = this.#dependencies.models;
    const entry = await checkRepository(hub, repository);
    const [first] = entry.variants;
    if (first === undefined) throw new Error(`${entry.id} was accepted without a variant.`);
    const isKnown = localEntries(settings).some(({ id }) => id === entry.id);
    if (!isKnown) await settings.update(({ custom }) => ({ custom: [...custom, entry] }));
    this.changed();
    return keyed(entry, first.dtype).key;
  }

  /** Embeds one word. @returns the width of the vector. @throws NearnoteError see testConnection. */
  async test(draft: HostedDraft): Promise<{ dimensions: number; ms: number }> {
    // Loads the client of hosted services, see ModelRegistry.providerOf.
    const { testConnection } = await import('./embedding/hosted/test-connection.ts');
    return testConnection(draft, this.#dependencies.models.hostedDependencies(draft.baseUrl));
  }

  /** Adds a hosted model that answers. @returns its key. @throws NearnoteError see testConnection. */
  async addHosted(draft: HostedDraft): Promise<string> {
    const { dimensions } = await this.test(draft);
    const spec = hostedSpec(draft, dimensions);
    await this.#dependencies.models.settings.update(({ hosted }) => ({
      hosted: [...hosted.filter(({ id }) => id !== spec.id), spec],
    }));
    this.changed();
    return spec.id;
  }

  /** Removes a model that the user added from the list, with its vectors and files. @throws NearnoteError `model-busy`. */
  async remove(id: string): Promise<void> {
    const { models, generations } = this.#dependencies;
    const { settings, files } = models;
    const entry = localEntries(settings).find((candidate) => candidate.id === id);
    for (const key of entry === undefined ? [id] : entry.variants.map(({ dtype }) => keyed(entry, dtype).key)) {
      this.#assertIdle(key);
      await generations.discard(key);
    }
    const added = settings.content.custom.find((candidate) => candidate.id === id);
    for (const { dtype } of added?.variants ?? []) if (added) await files.remove(added, dtype);
    await settings.update(({ custom, hosted }) => ({
      custom: custom.filter((candidate) => candidate.id !== id),
      hosted: hosted.filter((candidate) => candidate.id !== id),
    }));
    this.changed();
  }

  /** @throws NearnoteError `invalid-request` for an address that is none. */
  async configure(change: { device?: DeviceChoice | undefined; hubUrl?: string | undefined }): Promise<void> {
    const { models, generations } = this.#dependencies;
    const next: Partial<ModelSettingsContent> = {};
    if (change.device !== undefined) {
      next.device = change.device;
      // A device that was not available before is probed again.
      next.devices = {};
    }
    if (change.hubUrl !== undefined) next.hubUrl = checkedAddress(change.hubUrl);
    await models.settings.update(() => next);
    this.changed();
    if (change.device !== undefined) await generations.reopenActive();
  }

  close(): void {
    this.#throttle.close();
  }

  #local(key: string): Extract<KnownModel, { kind: 'local' }> {
    const model = this.#dependencies.models.known(key);
    if (model.kind === 'local') return model;
    throw new NearnoteError('invalid-request', `${model.name} runs elsewhere: there are no files of it to keep here.`);
  }

  #assertIdle(key: string): void {
    const state = this.#dependencies.generations.statusOf(key)?.state;
    if (state !== 'active' && state !== 'building') return;
    throw new NearnoteError('model-busy', 'This model is in use. Switch to another one first.');
  }

  async #reopenIfActive(key: string): Promise<void> {
    const { generations } = this.#dependencies;
    if (generations.statusOf(key)?.state === 'active') await generations.reopenActive();
  }
}

function checkedAddress(entered: string): string {
  const url = URL.parse(entered.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new NearnoteError('invalid-request', 'The address to download from must begin with https:// or http://.');
  }
  return url.href.replace(/\/+$/, '');
}
