import type { EmbeddingFailure } from '../shared/domain.ts';
import { NearnoteError, userTextOf } from '../shared/errors.ts';
import type { HostedDraft, ModelChoices, ModelsState, SwitchPlan } from '../shared/models.ts';
import type { NetworkState } from '../shared/network.ts';
import { userText } from '../shared/user-text.ts';
import { webUrl } from '../shared/web-url.ts';
import { hostedSpec } from './embedding/hosted/hosted-spec.ts';
import type { Generations } from './generations/generations.ts';
import { planSwitch } from './generations/switch-plan.ts';
import { Throttle } from './lib/throttle.ts';
import type { LibraryStatus } from './library/library-status.ts';
import type { ModelAdviser } from './model-adviser.ts';
import { checkRepository } from './models/download/hub-repository.ts';
import { type KnownModel, localEntries, variantName } from './models/known-models.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { ModelSettingsContent } from './models/model-settings.ts';
import type { Network } from './network/network.ts';
import type { NoteStore } from './store/notes.ts';

/** Milliseconds, at least, between two snapshots of the list. */
const notifyEvery = 250;

interface ModelCommandsDependencies {
  store: NoteStore;
  models: ModelRegistry;
  generations: Generations;
  libraryStatus: LibraryStatus;
  adviser: ModelAdviser;
}

/** What the user can do with models. Connects the models of this computer with the generations of the library. */
export class ModelCommands {
  readonly #dependencies: ModelCommandsDependencies;
  readonly #throttle: Throttle;

  /** @param onChange called after changes to the list. */
  constructor(dependencies: ModelCommandsDependencies, onChange: (state: ModelsState) => void) {
    const { libraryStatus } = dependencies;
    this.#dependencies = dependencies;
    this.#throttle = new Throttle(notifyEvery, () => {
      this.list().then(
        (state) => {
          libraryStatus.notice('models', null);
          onChange(state);
        },
        (error: unknown) =>
          libraryStatus.notice(
            'models',
            userText('The list of models could not be updated: {error}', { error: userTextOf(error) }),
          ),
      );
    });
  }

  /** The key of the model that the library is being switched to, or will be once it is started; null without a switch. */
  get switchingTo(): string | null {
    return this.#dependencies.generations.switchingTo;
  }

  async list(): Promise<ModelsState> {
    const { models, generations, adviser } = this.#dependencies;
    return adviser.complete(await models.list((key) => generations.statusOf(key)));
  }

  /** The list after this computer was measured, which takes seconds. @throws NearnoteError see ModelAdviser.measure. */
  async measuredList(): Promise<ModelsState> {
    await this.#dependencies.adviser.measure();
    return this.list();
  }

  get network(): Network {
    return this.#dependencies.models.network;
  }

  /** Switches the network off, or on, and then tries again what has stopped for want of it. */
  async switchNetwork(isOff: boolean): Promise<NetworkState> {
    const { models, generations } = this.#dependencies;
    await models.network.switch(isOff);
    if (!isOff) await generations.retryTrouble();
    return models.network.state();
  }

  /** Schedules a report of the changed list. */
  changed(): void {
    this.#throttle.request();
  }

  /** @see planSwitch */
  plan(key: string): Promise<SwitchPlan> {
    const { store, models, generations } = this.#dependencies;
    return planSwitch(key, store.database, models, generations);
  }

  /** @see Generations.use */
  async use(key: string, agreed: boolean): Promise<void> {
    const { generations, adviser } = this.#dependencies;
    await generations.use(key, agreed);
    await adviser.answered();
  }

  /** Remembers that the user does not want the model that is offered. */
  decline(): Promise<void> {
    return this.#dependencies.adviser.answered();
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

  /** @see Generations.settled */
  settled(): Promise<void> {
    return this.#dependencies.generations.settled();
  }

  /** @see Generations.failures */
  failures(): Promise<{ failures: EmbeddingFailure[]; total: number }> {
    return this.#dependencies.generations.failures();
  }

  retryFailures(): Promise<void> {
    return this.#dependencies.generations.retryFailures();
  }

  /** Starts a download. The list shows its progress and why it failed. @throws NearnoteError `model-unknown`, `network-off`. */
  download(key: string): void {
    const { models } = this.#dependencies;
    const { entry, dtype, key: known } = this.#local(key);
    models.network.assertOn();
    models.downloads.start(known, entry, dtype).then(
      () => this.#reopenIfActive(known),
      () => {},
    );
  }

  cancelDownload(key: string): Promise<void> {
    const { models } = this.#dependencies;
    return models.downloads.cancel(models.known(key).key);
  }

  /** Imports a model’s files from a folder. @throws NearnoteError see ModelFiles.import. */
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
    return variantName(entry, first.dtype).key;
  }

  /** Embeds one word. @returns the dimensions of the vector, and the milliseconds taken. @throws NearnoteError see testConnection. */
  async test(draft: HostedDraft): Promise<{ dimensions: number; ms: number }> {
    // Loads the client for hosted services, see ModelRegistry.providerOf.
    const { testConnection } = await import('./embedding/hosted/test-connection.ts');
    return testConnection(draft, this.#dependencies.models.hostedDependencies(draft.baseUrl));
  }

  /** Adds a hosted model, if it can be reached. @returns its key. @throws NearnoteError see testConnection. */
  async addHosted(draft: HostedDraft): Promise<string> {
    const { dimensions } = await this.test(draft);
    const spec = hostedSpec(draft, dimensions);
    await this.#dependencies.models.settings.update(({ hosted }) => ({
      hosted: [...hosted.filter(({ id }) => id !== spec.id), spec],
    }));
    this.changed();
    return spec.id;
  }

  /** Removes a model that the user added, with its vectors and files. @throws NearnoteError `model-busy`. */
  async remove(id: string): Promise<void> {
    const { models, generations } = this.#dependencies;
    const { settings, files } = models;
    const entry = localEntries(settings).find((candidate) => candidate.id === id);
    for (const key of entry === undefined ? [id] : entry.variants.map(({ dtype }) => variantName(entry, dtype).key)) {
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

  /** @throws NearnoteError `invalid-request` for an invalid address. */
  async configure(change: ModelChoices): Promise<void> {
    const { models, generations } = this.#dependencies;
    const next: Partial<ModelSettingsContent> = {};
    if (change.device !== undefined) {
      next.device = change.device;
      // Devices are probed again: one may have become available.
      next.devices = {};
    }
    if (change.hubUrl !== undefined) next.hubUrl = checkedAddress(change.hubUrl);
    if (change.vectorMemory !== undefined) next.vectorMemory = change.vectorMemory;
    await models.settings.update(() => next);
    this.changed();
    // Both are taken from the settings when a model is opened.
    if (change.device !== undefined || change.vectorMemory !== undefined) await generations.reopenActive();
  }

  close(): void {
    this.#throttle.close();
  }

  #local(key: string): Extract<KnownModel, { kind: 'local' }> {
    const model = this.#dependencies.models.known(key);
    if (model.kind === 'local') return model;
    throw new NearnoteError(
      'invalid-request',
      userText('{name} runs at a service: it has no files on this computer.', { name: model.name }),
    );
  }

  #assertIdle(key: string): void {
    const state = this.#dependencies.generations.statusOf(key)?.state;
    if (state !== 'active' && state !== 'building') return;
    throw new NearnoteError('model-busy', userText('This model is in use. Switch to another one first.'));
  }

  async #reopenIfActive(key: string): Promise<void> {
    const { generations } = this.#dependencies;
    if (generations.statusOf(key)?.state === 'active') await generations.reopenActive();
  }
}

function checkedAddress(entered: string): string {
  const url = webUrl(entered.trim());
  if (url === null) {
    throw new NearnoteError(
      'invalid-request',
      userText('The address to download from must begin with https:// or http://.'),
    );
  }
  return url.href.replace(/\/+$/, '');
}
