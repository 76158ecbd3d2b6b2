import { NearnoteError } from '../../shared/errors.ts';
import type { ModelSpec } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import type { BatchLimits, EmbeddingProvider } from '../embedding/provider.ts';

/** Takes the place of a model whose files are gone: its vectors are still there, but no query can be embedded. */
export class MissingModel implements EmbeddingProvider {
  readonly spec: ModelSpec;
  /** It says at once that it cannot. */
  readonly isReady = true;
  readonly limits: BatchLimits = { texts: 1, tokens: 1 };

  constructor(spec: ModelSpec) {
    this.spec = spec;
  }

  async embed(): Promise<never> {
    throw new NearnoteError(
      'model-unavailable',
      userText('The files of {name} are no longer on this computer. Download the model again in Settings.', {
        name: this.spec.name,
      }),
    );
  }

  preload(): void {}

  unloadPassages(): void {}

  close(): void {}
}
