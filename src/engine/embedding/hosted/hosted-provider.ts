import { APIConnectionTimeoutError } from 'openai';
import { NearnoteError } from '../../../shared/errors.ts';
import type { HostedDraft, HostedModel } from '../../../shared/models.ts';
import { userText } from '../../../shared/user-text.ts';
import { type BatchLimits, type EmbeddingProvider, RetryLaterError, type TextKind } from '../provider.ts';
import { Pacing } from './pacing.ts';
import { type HostedDependencies, requestVectors } from './request-vectors.ts';
import { partition, prepare } from './texts.ts';

/**
 * A model at a service that speaks the OpenAI embeddings protocol, which does not distinguish queries from passages.
 * It never waits for a service that is rate-limited or unreachable: the queue does, and shows it.
 */
export class HostedProvider implements EmbeddingProvider {
  readonly spec: HostedModel;
  /** The model is loaded by the service. */
  readonly isReady = true;
  readonly #target: HostedDraft;
  readonly #dependencies: HostedDependencies;
  readonly #pacing: Pacing;
  #closing = new AbortController();

  constructor(spec: HostedModel, dependencies: HostedDependencies) {
    const { service, baseUrl, model, dimensions, asksForDimensions } = spec;
    this.spec = spec;
    this.#target = { service, baseUrl, model, dimensions: asksForDimensions ? dimensions : null };
    this.#dependencies = dependencies;
    this.#pacing = new Pacing(service);
  }

  get limits(): BatchLimits {
    return this.#pacing.limits;
  }

  async embed(texts: readonly string[], _kind: TextKind, signal?: AbortSignal): Promise<Float32Array[]> {
    const either = AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])]);
    const vectors: Float32Array[] = [];
    for (const request of partition(texts.map(prepare))) vectors.push(...(await this.#request(request, either)));
    return vectors;
  }

  preload(): void {}

  unloadPassages(): void {}

  close(): void {
    this.#closing.abort(
      new NearnoteError('service-unreachable', userText('The connection to the service was closed.')),
    );
    this.#closing = new AbortController();
  }

  async #request(texts: string[], signal: AbortSignal): Promise<Float32Array[]> {
    try {
      const options = { dimensions: this.spec.dimensions, defaultWait: this.#pacing.wait, signal };
      const vectors = await requestVectors(this.#target, texts, this.#dependencies, options);
      this.#pacing.succeeded(texts.length);
      return vectors;
    } catch (error) {
      if (error instanceof RetryLaterError) this.#pacing.rateLimited();
      else if (isTooLarge(error)) this.#pacing.tooLarge(texts.length);
      throw error;
    }
  }
}

/** Whether the request might have succeeded with fewer texts. */
function isTooLarge(error: unknown): boolean {
  if (!(error instanceof NearnoteError)) return false;
  return error.code === 'batch-too-large' || error.cause instanceof APIConnectionTimeoutError;
}
