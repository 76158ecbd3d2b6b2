import { type ErrorCode, NearnoteError } from '../../shared/errors.ts';
import type { ModelSpec } from '../../shared/models.ts';
import type { UserText } from '../../shared/user-text.ts';

/** What a text is to the model: some models need a different prefix for each kind. */
export type TextKind = 'passage' | 'query';

/** How much one call of `embed` may hold. */
export interface BatchLimits {
  texts: number;
  /** Of all texts together. */
  tokens: number;
}

/** A service is rate-limited until a known time. */
export class RetryLaterError extends NearnoteError {
  /** Milliseconds since the epoch. */
  readonly retryAt: number;

  constructor(code: ErrorCode, text: UserText, retryAt: number, options?: ErrorOptions) {
    super(code, text, options);
    this.retryAt = retryAt;
  }
}

/** Embeds texts with one model, on this computer or at a service. */
export interface EmbeddingProvider {
  readonly spec: ModelSpec;
  /** The size of the next batch; it changes as the provider learns what works best. */
  readonly limits: BatchLimits;
  /** Whether a query is embedded as soon as it is asked for: otherwise the model is loaded first. */
  readonly isReady: boolean;
  /**
   * Returns vectors of unit length, checked, in the order of the texts. A query never waits for passages.
   * @throws NearnoteError
   * - `embedding-failed`: at least one of these texts cannot be embedded; `batch-too-large`: fewer might be;
   * - `engine-stopped`: the process crashed while embedding these texts;
   * - `model-unavailable`, `service-unreachable`: nothing can be embedded now, trying again may help;
   * - `service-limited` (a RetryLaterError): nothing can be embedded before its time;
   * - `token-refused`, `service-retired`, `service-mistaken`, `model-unknown`: the user has to do something first.
   */
  embed(texts: readonly string[], kind: TextKind, signal?: AbortSignal): Promise<Float32Array[]>;
  /** Begins to load the model for texts of this kind, so that the first need not wait. Failures surface in `embed`. */
  preload(kind: TextKind): void;
  /** Frees what only passages need, until the next passage is embedded. */
  unloadPassages(): void;
  /** Frees processes and memory. The provider can still be used: it starts again when needed. */
  close(): void;
}

/** Whether a model works at all is tried with this. */
export const harmlessText = 'A sentence that every model can embed.';

/** Embeds one text. @throws see EmbeddingProvider.embed */
export async function embedOne(
  provider: EmbeddingProvider,
  text: string,
  kind: TextKind,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const [vector] = await provider.embed([text], kind, signal);
  if (vector === undefined) throw new Error('One text was embedded and no vector came back.');
  return vector;
}
