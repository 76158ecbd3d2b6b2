import type { z } from 'zod';
import { NearnoteError } from '../../../shared/errors.ts';
import { repositoryId } from '../catalogue-entry.ts';
import { fileOf, type Hub, type HubModel } from './hub.ts';

interface Repository {
  id: string;
  model: HubModel;
}

/** Reads the settings files of a repository of the hub. */
export class RepositorySettings {
  readonly #hub: Hub;
  readonly #repository: Repository;
  #origin: Promise<Repository | null> | null = null;

  constructor(hub: Hub, repository: Repository) {
    this.#hub = hub;
    this.#repository = repository;
  }

  /** A file that must be there. @throws NearnoteError `model-unfit`, `download-failed`. */
  own<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    return this.#read(this.#repository, path, shape);
  }

  /**
   * A file of the repository or, where it has none, of the one it was made of: conversions to ONNX often leave out how
   * vectors are pooled and texts are prefixed. Null if neither has it.
   */
  async inherited<T>(path: string, shape: z.ZodType<T>): Promise<T | null> {
    if (fileOf(this.#repository.model, path) !== null) return this.own(path, shape);
    this.#origin ??= this.#findOrigin();
    const origin = await this.#origin;
    return origin === null || fileOf(origin.model, path) === null ? null : this.#read(origin, path, shape);
  }

  async #read<T>({ id, model }: Repository, path: string, shape: z.ZodType<T>): Promise<T> {
    const parsed = shape.safeParse(await this.#hub.readJson(id, model.sha, path));
    if (parsed.success) return parsed.data;
    throw new NearnoteError(
      'model-unfit',
      `${this.#repository.id} cannot be used here: ${path} is not as it should be.`,
    );
  }

  /** The hub marks a conversion by a tag: `base_model:quantized:BAAI/bge-small-en-v1.5`. */
  async #findOrigin(): Promise<Repository | null> {
    const tag = this.#repository.model.tags.find((one) => one.startsWith('base_model:'));
    const id = repositoryId.safeParse(tag?.slice(tag.lastIndexOf(':') + 1));
    if (!id.success) return null;
    try {
      return { id: id.data, model: await this.#hub.describe(id.data) };
    } catch (error) {
      // The original may be gone or closed by now; its conversion can be used all the same.
      if (error instanceof NearnoteError && error.code === 'model-unknown') return null;
      throw error;
    }
  }
}
