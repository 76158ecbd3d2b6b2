import type { HostedService } from '../../../shared/models.ts';
import type { BatchLimits } from '../provider.ts';

/** The protocol allows 2,048 texts and about 64,000 tokens a request. The margin is for our count, from another tokenizer. */
const overTheNetwork: BatchLimits = { texts: 2_048, tokens: 48_000 };
/** A service on the user’s own computer is slow: small batches answer well within the time limit and show progress. */
const onThisComputer: BatchLimits = { texts: 64, tokens: 16_000 };
/** Batches do not shrink below this: in a small batch, a single long text may be the cause. */
const minTexts = 8;

const minWait = 20_000;
const maxWait = 10 * 60_000;

/** What one request to a service may hold, until the service refuses that much. */
export function limitsFor(service: HostedService): BatchLimits {
  return service === 'ollama' || service === 'lmstudio' ? onThisComputer : overTheNetwork;
}

/** Adapts the batch size to a service: halved when a request was too large, increased slowly while requests succeed. */
export class Pacing {
  readonly #max: BatchLimits;
  #texts: number;
  /** Requests in a row that were refused because of a rate limit. */
  #rateLimited = 0;

  constructor(service: HostedService) {
    this.#max = limitsFor(service);
    this.#texts = this.#max.texts;
  }

  get limits(): BatchLimits {
    return { ...this.#max, texts: this.#texts };
  }

  /** How long to wait when a rate-limited service does not say how long: longer each time. Milliseconds. */
  get wait(): number {
    return Math.min(maxWait, minWait * 2 ** this.#rateLimited);
  }

  succeeded(texts: number): void {
    this.#rateLimited = 0;
    if (texts >= this.#texts) this.#texts = Math.min(this.#max.texts, Math.ceil(this.#texts * 1.25));
  }

  tooLarge(texts: number): void {
    this.#texts = Math.min(this.#texts, Math.max(minTexts, Math.floor(texts / 2)));
  }

  rateLimited(): void {
    this.#rateLimited++;
  }
}
