import { NearnoteError } from '../shared/errors.ts';
import type { Infer } from './model-thread.ts';
import type { Tokenize } from './tokenizer.ts';

/**
 * Runs batches one after another, in the order of their arrival. A batch is tokenised when it arrives, on this thread,
 * while the one before it is inferred on the other: for a small model the tokenizer costs as much as the model.
 */
export class BatchQueue {
  #model: { tokenize: Tokenize; infer: Infer } | null = null;
  #last: Promise<unknown> = Promise.resolve();

  use(tokenize: Tokenize, infer: Infer): void {
    this.#model = { tokenize, infer };
  }

  /** @throws NearnoteError `model-unavailable`, `embedding-failed`. */
  async embed(texts: string[]) {
    if (this.#model === null) throw new NearnoteError('model-unavailable', 'No embedding model has been loaded.');
    const { tokenize, infer } = this.#model;
    const batch = tokenize(texts);
    const answer = this.#last.then(async () => ({ ...(await infer(batch)), tokens: batch.tokens }));
    // Whoever asked for that batch hears of its failure; the next one only waits for its end.
    this.#last = answer.catch(() => {});
    return answer;
  }
}
