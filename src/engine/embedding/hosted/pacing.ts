import type { HostedService } from '../../../shared/models.ts';
import type { BatchLimits } from '../provider.ts';

/**
 * The protocol takes 2,048 texts and about 64,000 tokens a request. Our tokens are counted by another tokenizer,
 * hence the margin.
 */
const overTheNetwork: BatchLimits = { texts: 2_048, tokens: 48_000, padded: false };
/** A service on the user's own computer is slow: an answer should come long before the time limit, and be seen. */
const onThisComputer: BatchLimits = { texts: 64, tokens: 16_000, padded: false };
/** A single long text among few must not shrink the batches further. */
const fewest = 8;

const firstWait = 20_000;
const longestWait = 10 * 60_000;

/** How much a service is sent at once before it has shown what it takes. */
export function limitsFor(service: HostedService): BatchLimits {
  return service === 'ollama' || service === 'lmstudio' ? onThisComputer : overTheNetwork;
}

/** What a service has shown to take: halved when a request was too much for it, grown slowly while all goes well. */
export class Pacing {
  readonly #most: BatchLimits;
  #texts: number;
  #limited = 0;

  constructor(service: HostedService) {
    this.#most = limitsFor(service);
    this.#texts = this.#most.texts;
  }

  get limits(): BatchLimits {
    return { ...this.#most, texts: this.#texts };
  }

  /** How long to wait if the service says that it is limited, but not for how long: longer each time. Milliseconds. */
  get wait(): number {
    return Math.min(longestWait, firstWait * 2 ** this.#limited);
  }

  succeeded(texts: number): void {
    this.#limited = 0;
    if (texts >= this.#texts) this.#texts = Math.min(this.#most.texts, Math.ceil(this.#texts * 1.25));
  }

  tooMuch(texts: number): void {
    this.#texts = Math.min(this.#texts, Math.max(fewest, Math.floor(texts / 2)));
  }

  limited(): void {
    this.#limited++;
  }
}
