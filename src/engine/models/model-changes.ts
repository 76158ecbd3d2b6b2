import { NearnoteError } from '../../shared/errors.ts';
import type { DeviceChoice, HostedDraft } from '../../shared/models.ts';
import { hostedSpec } from '../embedding/hosted/hosted-spec.ts';
import { checkRepository } from './download/hub-repository.ts';
import { type KnownModel, keyed, localEntries } from './known-models.ts';
import type { ModelRegistry } from './model-registry.ts';
import type { ModelSettingsContent } from './model-settings.ts';

type LocalKnownModel = Extract<KnownModel, { kind: 'local' }>;

/** What a user may change about the models of this computer. */
export class ModelChanges {
  readonly #models: ModelRegistry;

  constructor(models: ModelRegistry) {
    this.#models = models;
  }

  /** @throws NearnoteError see ModelFiles.download. */
  download(key: string): Promise<void> {
    const { entry, dtype, key: known } = this.#local(key);
    return this.#models.downloads.start(known, entry, dtype);
  }

  cancelDownload(key: string): Promise<void> {
    return this.#models.downloads.cancel(this.#models.known(key).key);
  }

  /** @throws NearnoteError see ModelFiles.import. */
  async import(key: string, folder: string): Promise<void> {
    const { entry, dtype, key: known } = this.#local(key);
    await this.#models.files.import(entry, dtype, folder);
    this.#models.downloads.forgetFailure(known);
    this.#models.changed();
  }

  /** @returns the bytes freed. */
  async deleteFiles(key: string): Promise<number> {
    const { entry, dtype } = this.#local(key);
    const freed = await this.#models.files.remove(entry, dtype);
    this.#models.changed();
    return freed;
  }

  /** Adds a model of the hub. @returns the key of its first variant. @throws NearnoteError see checkRepository. */
  async addLocal(repository: string): Promise<string> {
    const { hub, settings } = this.#models;
    const entry = await checkRepository(hub, repository);
    const [first] = entry.variants;
    if (first === undefined) throw new Error(`${entry.id} was accepted without a variant.`);
    const isKnown = localEntries(settings).some(({ id }) => id === entry.id);
    if (!isKnown) await settings.update(({ custom }) => ({ custom: [...custom, entry] }));
    this.#models.changed();
    return keyed(entry, first.dtype).key;
  }

  /** Embeds one word. @throws NearnoteError see testConnection. */
  async test(draft: HostedDraft): Promise<{ dimensions: number; ms: number }> {
    // Loads the client of hosted services, see ModelRegistry.providerOf.
    const { testConnection } = await import('../embedding/hosted/test-connection.ts');
    return testConnection(draft, this.#models.hostedDependencies(draft.baseUrl));
  }

  /** Adds a hosted model that answers. @returns its key. @throws NearnoteError see testConnection. */
  async addHosted(draft: HostedDraft): Promise<string> {
    const { dimensions } = await this.test(draft);
    const spec = hostedSpec(draft, dimensions);
    await this.#models.settings.update(({ hosted }) => ({
      hosted: [...hosted.filter(({ id }) => id !== spec.id), spec],
    }));
    this.#models.changed();
    return spec.id;
  }

  /** The keys of all variants of a model. */
  keysOf(id: string): string[] {
    const entry = localEntries(this.#models.settings).find((candidate) => candidate.id === id);
    return entry === undefined ? [id] : entry.variants.map(({ dtype }) => keyed(entry, dtype).key);
  }

  /** Takes a model that the user added from the list, with its files. */
  async remove(id: string): Promise<void> {
    const { settings, files } = this.#models;
    const entry = settings.content.custom.find((candidate) => candidate.id === id);
    if (entry !== undefined) for (const { dtype } of entry.variants) await files.remove(entry, dtype);
    await settings.update(({ custom, hosted }) => ({
      custom: custom.filter((candidate) => candidate.id !== id),
      hosted: hosted.filter((candidate) => candidate.id !== id),
    }));
    this.#models.changed();
  }

  /** @throws NearnoteError `invalid-request` for an address that is none. */
  async configure(change: { device?: DeviceChoice | undefined; hubUrl?: string | undefined }): Promise<void> {
    const next: Partial<ModelSettingsContent> = {};
    if (change.device !== undefined) {
      next.device = change.device;
      // What was not available then is looked for anew.
      next.devices = {};
    }
    if (change.hubUrl !== undefined) next.hubUrl = checkedAddress(change.hubUrl);
    await this.#models.settings.update(() => next);
    this.#models.changed();
  }

  #local(key: string): LocalKnownModel {
    const model = this.#models.known(key);
    if (model.kind === 'local') return model;
    throw new NearnoteError('invalid-request', `${model.name} runs elsewhere: there are no files of it to keep here.`);
  }
}

function checkedAddress(entered: string): string {
  const url = URL.parse(entered.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new NearnoteError('invalid-request', 'The address to download from must begin with https:// or http://.');
  }
  return url.href.replace(/\/+$/, '');
}
