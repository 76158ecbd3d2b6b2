import { APIConnectionTimeoutError } from 'openai';
import { NearnoteError } from '../../../shared/errors.ts';
import type { HostedDraft, HostedModel } from '../../../shared/models.ts';
import { type BatchLimits, type EmbeddingProvider, RetryLaterError, type TextKind } from '../provider.ts';
import { Pacing } from './pacing.ts';
import { type HostedDependencies, requestVectors } from './request-vectors.ts';
import { partition, prepare } from './texts.ts';

/**
 * A model of a service that speaks the OpenAI embeddings protocol, which does not tell queries from passages.
 * It never waits for a service that is limited or out of reach: the queue does, and shows it.
 */
export class HostedProvider implements EmbeddingProvider {
  readonly spec: HostedModel;
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

  /** Nothing is loaded ahead: the model is ready, or is not ours to make ready. */
  warm(): void {}

  rest(): void {}

  close(): void {
    this.#closing.abort(new NearnoteError('service-unreachable', 'The connection to the service was closed.'));
    this.#closing = new AbortController();
  }

  async #request(texts: string[], signal: AbortSignal): Promise<Float32Array[]> {
    try {
      const terms = { width: this.spec.dimensions, wait: this.#pacing.wait, signal };
      const vectors = await requestVectors(this.#target, texts, this.#dependencies, terms);
      this.#pacing.succeeded(texts.length);
      return vectors;
    } catch (error) {
      if (error instanceof RetryLaterError) this.#pacing.limited();
      else if (isTooMuch(error)) this.#pacing.tooMuch(texts.length);
      throw error;
    }
  }
}

/** Whether fewer texts at once might have been embedded. */
function isTooMuch(error: unknown): boolean {
  if (!(error instanceof NearnoteError)) return false;
  return error.code === 'batch-too-large' || error.cause instanceof APIConnectionTimeoutError;
}
