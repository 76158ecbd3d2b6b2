import type { EmbeddingFailure } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { DeviceChoice, HostedDraft, ModelsState, SwitchPlan } from '../shared/models.ts';
import type { Generations } from './generations/generations.ts';
import { planSwitch } from './generations/switch-plan.ts';
import { ModelChanges } from './models/model-changes.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { NoteStore } from './store/notes.ts';

interface Parts {
  store: NoteStore;
  models: ModelRegistry;
  generations: Generations;
}

/** What a user may ask about models: where the list of models and the library's own use of them meet. */
export class ModelCommands {
  readonly #parts: Parts;
  readonly #changes: ModelChanges;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#changes = new ModelChanges(parts.models);
  }

  list(): Promise<ModelsState> {
    return this.#parts.models.list();
  }

  /** @see planSwitch */
  plan(key: string): Promise<SwitchPlan> {
    const { store, models, generations } = this.#parts;
    return planSwitch(key, store.database, models, generations);
  }

  /** @see Generations.use */
  use(key: string, agreed: boolean): Promise<void> {
    return this.#parts.generations.use(key, agreed);
  }

  pause(): Promise<void> {
    return this.#parts.generations.pause();
  }

  resume(): Promise<void> {
    return this.#parts.generations.resume();
  }

  cancel(): Promise<void> {
    return this.#parts.generations.cancel();
  }

  /** @see Generations.discard */
  discard(key: string): Promise<number> {
    return this.#parts.generations.discard(this.#parts.models.known(key).key);
  }

  /** Resolves when no switch is under way: it is done, or cancelled. */
  settled(): Promise<void> {
    return this.#parts.generations.settled();
  }

  /** The passages that could not be embedded: the first of them, and how many there are. */
  failures(): Promise<{ failures: EmbeddingFailure[]; total: number }> {
    return this.#parts.generations.failures();
  }

  retryFailures(): Promise<void> {
    return this.#parts.generations.retryFailures();
  }

  /** Begins a download. How it goes, and what goes wrong, is told by the list. @throws NearnoteError `model-unknown`. */
  download(key: string): void {
    const { key: known } = this.#parts.models.known(key);
    this.#changes.download(known).then(
      () => this.#reopenIfActive(known),
      () => {},
    );
  }

  cancelDownload(key: string): Promise<void> {
    return this.#changes.cancelDownload(key);
  }

  /** Takes a model's files from a folder. @throws NearnoteError see ModelFiles.import. */
  async import(key: string, folder: string): Promise<void> {
    await this.#changes.import(key, folder);
    await this.#reopenIfActive(key);
  }

  /** Deletes a model's downloaded files. @returns the bytes freed. @throws NearnoteError `model-busy` while they are in use. */
  async deleteFiles(key: string): Promise<number> {
    this.#mustBeIdle(key);
    return this.#changes.deleteFiles(key);
  }

  /** Adds a model of the hub. @returns its key. @throws NearnoteError see checkRepository. */
  addLocal(repository: string): Promise<string> {
    return this.#changes.addLocal(repository);
  }

  /** Embeds one word. @returns the width of the vector. @throws NearnoteError see testConnection. */
  test(draft: HostedDraft): Promise<{ dimensions: number; ms: number }> {
    return this.#changes.test(draft);
  }

  /** Adds a hosted model that answers. @returns its key. @throws NearnoteError see testConnection. */
  addHosted(draft: HostedDraft): Promise<string> {
    return this.#changes.addHosted(draft);
  }

  /** Takes a model that the user added from the list, with its vectors and files. @throws NearnoteError `model-busy`. */
  async remove(id: string): Promise<void> {
    const { generations } = this.#parts;
    for (const key of this.#changes.keysOf(id)) {
      this.#mustBeIdle(key);
      await generations.discard(key);
    }
    await this.#changes.remove(id);
  }

  /** @throws NearnoteError `invalid-request` for an address that is none. */
  async configure(change: { device?: DeviceChoice | undefined; hubUrl?: string | undefined }): Promise<void> {
    await this.#changes.configure(change);
    if (change.device !== undefined) await this.#parts.generations.reopenActive();
  }

  #mustBeIdle(key: string): void {
    const state = this.#parts.generations.statusOf(key)?.state;
    if (state !== 'active' && state !== 'building') return;
    throw new NearnoteError('model-busy', 'This model is in use. Switch to another one first.');
  }

  async #reopenIfActive(key: string): Promise<void> {
    const { models, generations } = this.#parts;
    if (generations.statusOf(models.known(key).key)?.state === 'active') await generations.reopenActive();
  }
}
