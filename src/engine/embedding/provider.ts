import { type ErrorCode, NearnoteError } from '../../shared/errors.ts';
import type { ModelSpec } from '../../shared/models.ts';

/** What a text is to the model: some models want a prefix that tells the two apart. */
export type TextKind = 'passage' | 'query';

/** How much one call may hold. */
export interface BatchLimits {
  texts: number;
  /** Tokens of all texts; where `padded`, every text counts as many as the longest. */
  tokens: number;
  padded: boolean;
}

/** Says when it is worth trying again: the service has told so. */
export class RetryLaterError extends NearnoteError {
  /** Milliseconds since the epoch. */
  readonly retryAt: number;

  constructor(code: ErrorCode, message: string, retryAt: number, options?: ErrorOptions) {
    super(code, message, options);
    this.retryAt = retryAt;
  }
}

/** Makes vectors of texts. The engine knows nothing else of where they come from. */
export interface EmbeddingProvider {
  readonly spec: ModelSpec;
  /** How to pack the next batch; it changes as the provider learns what is fastest here. */
  readonly limits: BatchLimits;
  /**
   * Vectors of unit length, checked, in the order of the texts. A query never waits for passages.
   * @throws NearnoteError
   * - `embedding-failed`: these texts cannot be embedded, or not all of them; `batch-too-large`: fewer at once could be;
   * - `engine-stopped`: the process died over these texts;
   * - `model-unavailable`, `service-unreachable`: nothing can be embedded now, trying again may help;
   * - `service-limited` (a RetryLaterError): nothing before its time;
   * - `token-refused`, `service-retired`, `service-mistaken`, `model-unknown`: nothing until the user does something.
   */
  embed(texts: readonly string[], kind: TextKind, signal?: AbortSignal): Promise<Float32Array[]>;
  /** Begins to load what the first text of this kind would have to wait for. What goes wrong is told when a text is embedded. */
  warm(kind: TextKind): void;
  /** No passages for now: frees what only they need. */
  rest(): void;
  /** Frees what the provider holds (processes, memory). It starts again when it is next asked. */
  close(): void;
}

/** One text's vector. @throws see EmbeddingProvider.embed */
export async function embedOne(
  provider: EmbeddingProvider,
  text: string,
  kind: TextKind,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const [vector] = await provider.embed([text], kind, signal);
  if (vector === undefined) throw new Error('One text was given and no vector came back.');
  return vector;
}
