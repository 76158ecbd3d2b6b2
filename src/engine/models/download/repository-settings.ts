import type { z } from 'zod';
import { NearnoteError } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';
import { repositoryId } from '../catalogue-entry.ts';
import { fileOf, type Hub, type HubModel } from './hub.ts';

interface Repository {
  id: string;
  model: HubModel;
}

/** Reads the settings files of a repository. */
export class RepositorySettings {
  readonly #hub: Hub;
  readonly #repository: Repository;
  #origin: Promise<Repository | null> | null = null;

  constructor(hub: Hub, repository: Repository) {
    this.#hub = hub;
    this.#repository = repository;
  }

  /** Reads a file of the repository. @throws NearnoteError `model-unfit` if it is invalid, and see Hub.readJson. */
  own<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    return this.#read(this.#repository, path, shape);
  }

  /**
   * Reads a file of the repository or, if it has none, of the repository that it was converted from: conversions to ONNX
   * often lack the settings of pooling and prefixes. Null if neither has the file.
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
      userText('{id} cannot be used here: its {path} is invalid.', { id: this.#repository.id, path }),
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
      // The original may be gone or private by now; its conversion can still be used.
      if (error instanceof NearnoteError && error.code === 'model-unknown') return null;
      throw error;
    }
  }
}
