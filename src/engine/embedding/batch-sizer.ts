import type { BatchLimits } from './provider.ts';

/**
 * Milliseconds that a batch should take: so little is lost when the program ends, so soon progress is seen. How
 * many of its texts go through the model together is decided in the inference process.
 */
const aim = 500;
/** More texts in one transaction would keep a search waiting, even if they are short. */
const maxTexts = 256;
/** For a model whose speed is not known yet. */
const firstTokens = 2_048;

/** Finds the size of a local model’s batches from the time that each has taken. */
export class BatchSizer {
  #tokens = firstTokens;

  get limits(): BatchLimits {
    return { texts: maxTexts, tokens: this.#tokens };
  }

  /** @param ms the model’s time for a batch of so many tokens. */
  record(tokens: number, ms: number): void {
    // A text alone may be more than that: then every batch is one text.
    this.#tokens = Math.max(1, Math.round((tokens / ms) * aim));
  }
}
