import { totalmem } from 'node:os';
import { NearnoteError } from '../../shared/errors.ts';
import type { LocalModel, ModelSpec, ModelsState } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import type { DeviceDecision } from '../embedding/device-probe.ts';
import { EmbeddingPace } from '../embedding/embedding-pace.ts';
import type { HostedDependencies } from '../embedding/hosted/request-vectors.ts';
import type { StartInference } from '../embedding/inference-process.ts';
import { LocalProvider } from '../embedding/local-provider.ts';
import type { Speed } from '../embedding/measure-speed.ts';
import { keyOf } from '../embedding/model-spec.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import type { System } from '../lib/system.ts';
import { Network } from '../network/network.ts';
import type { Database } from '../store/database.ts';
import { downloadBytes, specOf } from './catalogue-entry.ts';
import { Downloads } from './download/downloads.ts';
import { Hub } from './download/hub.ts';
import { ModelFiles } from './download/model-files.ts';
import { type KnownModel, knownModel, localEntries } from './known-models.ts';
import { MissingModel } from './missing-model.ts';
import { type ModelSettings, openModelSettings } from './model-settings.ts';
import { modelViews, type StatusInLibrary } from './model-views.ts';
import { expectedRate, measureComputer } from './yardstick.ts';

/** Milliseconds. What else a computer does changes from day to day, and settings may be carried to another computer. */
const measuredFor = 24 * 3600 * 1000;

interface ModelRegistryDependencies {
  /** Folder of the built-in models. */
  builtIn: string;
  /** Folder of the model settings and the downloaded models. */
  data: string;
  system: System;
  startInference: StartInference;
}

/** The models of this computer: the list, their files and downloads, and the providers that run them. */
export class ModelRegistry {
  readonly settings: ModelSettings;
  readonly files: ModelFiles;
  readonly downloads: Downloads;
  readonly pace = new EmbeddingPace();
  readonly #dependencies: ModelRegistryDependencies;
  readonly network: Network;
  readonly #closing = new AbortController();
  #measuring: Promise<void> | null = null;
  #onChange: () => void = () => {};

  private constructor(dependencies: ModelRegistryDependencies, settings: ModelSettings, network: Network) {
    this.#dependencies = dependencies;
    this.settings = settings;
    this.network = network;
    this.files = new ModelFiles(dependencies.builtIn, dependencies.data);
    this.downloads = new Downloads(
      this.files,
      () => this.hub,
      () => this.changed(),
    );
  }

  /** @throws NearnoteError see openModelSettings. */
  static async open(dependencies: ModelRegistryDependencies): Promise<ModelRegistry> {
    const { data, system } = dependencies;
    return new ModelRegistry(dependencies, await openModelSettings(data), await Network.open(data, system));
  }

  get hub(): Hub {
    return new Hub(this.network.fetchFor('models'), this.settings.content.hubUrl);
  }

  /** Sets the listener for changes to the list. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Reports that something in the list has changed. */
  changed(): void {
    this.#onChange();
  }

  /** @param statusInLibrary the status of a model in the open library; null where there is none. */
  async list(statusInLibrary: StatusInLibrary = () => null): Promise<ModelsState> {
    const { settings, files, downloads } = this;
    const { device: choice, hubUrl, devices, vectorMemory } = settings.content;
    const models = await modelViews({ settings, files, downloads, statusInLibrary });
    const active = models.flatMap(({ variants }) => variants).find(({ status }) => status.state === 'active');
    const decision = active === undefined ? undefined : devices[active.key];
    const device = { choice, active: decision?.device ?? null, reason: decision?.reason ?? null };
    return { models, advice: null, device, vectorMemory, memoryBytes: totalmem(), hubUrl };
  }

  /** @throws NearnoteError `model-unknown`. */
  known(key: string): KnownModel {
    return knownModel(this.settings, key);
  }

  /**
   * Makes sure that the user agrees to the host of a hosted model.
   * @param agreed whether the user agrees now; this is remembered.
   * @throws NearnoteError `consent-missing`.
   */
  async agree(model: KnownModel, agreed: boolean): Promise<void> {
    if (model.kind === 'local' || this.hasAgreed(model.spec.baseUrl)) return;
    const { host } = new URL(model.spec.baseUrl);
    if (!agreed) {
      throw new NearnoteError(
        'consent-missing',
        userText('To use {name}, the text of your notes must be sent to {host}. Agree to that first.', {
          name: model.name,
          host,
        }),
      );
    }
    await this.settings.update(({ agreed: before }) => ({ agreed: [...new Set([...before, model.spec.baseUrl])] }));
  }

  hasAgreed(baseUrl: string): boolean {
    return this.settings.content.agreed.includes(baseUrl);
  }

  /** Downloads a model if necessary, and returns its spec. @throws NearnoteError see ModelFiles.download; the signal’s reason. */
  async obtain(
    model: KnownModel,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<ModelSpec> {
    const ready = await this.specIfReady(model);
    if (ready !== null || model.kind === 'hosted') return ready ?? this.#gone(model);
    signal.throwIfAborted();
    const cancel = () => void this.downloads.cancel(model.key);
    signal.addEventListener('abort', cancel);
    const stopWatching = this.downloads.watch(model.key, onProgress);
    try {
      await this.downloads.start(model.key, model.entry, model.dtype);
    } finally {
      stopWatching();
      signal.removeEventListener('abort', cancel);
    }
    return (await this.specIfReady(model)) ?? this.#gone(model);
  }

  /** The spec of a model; null if its files are not on this computer. */
  async specIfReady(model: KnownModel): Promise<ModelSpec | null> {
    if (model.kind === 'hosted') return model.spec;
    const folder = await this.files.find(model.entry, model.dtype);
    return folder === null ? null : specOf(model.entry, model.dtype);
  }

  /** Whether a model runs at a service, or has to be downloaded. */
  async needsNetwork(model: KnownModel): Promise<boolean> {
    return model.kind === 'hosted' || (await this.specIfReady(model)) === null;
  }

  /** Size of a model’s files; null for a model that is not downloaded. */
  downloadBytes(model: KnownModel): number | null {
    return model.kind === 'hosted' ? null : downloadBytes(model.entry, model.dtype);
  }

  /** Returns a provider that embeds with a model, on this computer or at a service. */
  async providerOf(spec: ModelSpec): Promise<EmbeddingProvider> {
    if (spec.kind === 'hosted') {
      // Imported only when needed: the client for hosted services takes a tenth of a second to load.
      const { HostedProvider } = await import('../embedding/hosted/hosted-provider.ts');
      return new HostedProvider(spec, this.hostedDependencies(spec.baseUrl));
    }
    const folder = await this.#folderOf(spec);
    if (folder === null) return new MissingModel(spec);
    const key = keyOf(spec);
    const { device: choice, devices } = this.settings.content;
    return new LocalProvider(spec, {
      folder,
      start: this.#dependencies.startInference,
      choice,
      decided: devices[key] ?? null,
      onDecision: (decision) => this.#rememberDevice(key, decision),
      rest: () => this.pace.rest,
    });
  }

  /** What a request to a hosted service needs. The token is read for each request, because the user may change it. */
  hostedDependencies(baseUrl: string): HostedDependencies {
    return { token: () => this.#dependencies.system.token(baseUrl), fetch: this.network.fetchFor('embedding') };
  }

  /** Null if it was never measured. */
  speedOf(key: string): Speed | null {
    return this.settings.content.speeds[key] ?? null;
  }

  /** Tokens that a model embeds here in a second: as measured, or expected after measuring the computer; null if not known. */
  rateOf(key: string): number | null {
    const speed = this.speedOf(key);
    if (speed !== null) return speed.tokensPerSecond;
    const { computer } = this.settings.content;
    const model = this.known(key);
    // The yardstick computes in 8 bits; how much slower other number formats are differs between processors.
    if (computer === null || model.kind === 'hosted' || model.dtype !== 'q8') return null;
    const { weightsPerToken } = model.entry;
    return weightsPerToken === null ? null : expectedRate(computer.weightsPerSecond, weightsPerToken);
  }

  /** Measures this computer, unless it was done lately. @throws NearnoteError see measureComputer. */
  measureComputer(database: Database): Promise<void> {
    this.#measuring ??= this.#measureComputer(database).finally(() => {
      this.#measuring = null;
    });
    return this.#measuring;
  }

  async rememberSpeed(key: string, speed: Speed): Promise<void> {
    const measured = { ...speed, device: this.settings.content.devices[key]?.device ?? null, measuredAt: Date.now() };
    await this.settings.update(({ speeds }) => ({ speeds: { ...speeds, [key]: measured } }));
    this.changed();
  }

  /** Whether a model knows a language, by ISO 639-1 code, as far as that was learnt. */
  languagesOf(key: string): Readonly<Record<string, boolean>> {
    return this.settings.content.languages[key] ?? {};
  }

  rememberLanguage(key: string, language: string, isKnown: boolean): void {
    this.settings
      .update(({ languages }) => ({ languages: { ...languages, [key]: { ...languages[key], [language]: isKnown } } }))
      // If it cannot be saved, it is learnt again next time.
      .catch(() => {});
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([this.#measuring, this.downloads.close()]);
    await this.network.close();
  }

  async #measureComputer(database: Database): Promise<void> {
    const { computer } = this.settings.content;
    if (computer !== null && Date.now() - computer.measuredAt < measuredFor) return;
    const { builtIn, startInference } = this.#dependencies;
    const weightsPerSecond = await measureComputer(database, builtIn, startInference, this.#closing.signal);
    if (weightsPerSecond === null) return;
    await this.settings.update(() => ({ computer: { weightsPerSecond, measuredAt: Date.now() } }));
    this.changed();
  }

  /** Null if the model is no longer in the list, or its files are gone. */
  async #folderOf(spec: LocalModel): Promise<string | null> {
    const entry = localEntries(this.settings).find(({ id, revision }) => id === spec.id && revision === spec.revision);
    const variant = entry?.variants.find(({ dtype }) => dtype === spec.dtype);
    return entry === undefined || variant === undefined ? null : this.files.find(entry, spec.dtype);
  }

  #rememberDevice(key: string, decision: DeviceDecision): void {
    this.settings
      .update(({ devices }) => ({ devices: { ...devices, [key]: decision } }))
      // If it cannot be saved, the devices are probed again next time.
      .catch(() => {})
      .then(() => this.changed());
  }

  #gone({ name }: KnownModel): never {
    throw new Error(`The files of ${name} were downloaded and are missing.`);
  }
}
