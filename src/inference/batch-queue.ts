import PQueue from 'p-queue';
import { NearnoteError } from '../shared/errors.ts';
import type { Infer } from './tokenized-batch.ts';
import type { Tokenize } from './tokenizer.ts';

/**
 * Runs batches one after another, in the order of their arrival. A batch is tokenised when it arrives, on this thread,
 * while the one before it is inferred on the other: for a small model the tokenizer costs as much as the model.
 */
export class BatchQueue {
  #model: { tokenize: Tokenize; infer: Infer } | null = null;
  readonly #queue = new PQueue({ concurrency: 1 });

  use(tokenize: Tokenize, infer: Infer): void {
    this.#model = { tokenize, infer };
  }

  /** @throws NearnoteError `model-unavailable`, `embedding-failed`. */
  async embed(texts: string[]) {
    if (this.#model === null) throw new NearnoteError('model-unavailable', 'No embedding model has been loaded.');
    const { tokenize, infer } = this.#model;
    const batch = tokenize(texts);
    return this.#queue.add(async () => ({ ...(await infer(batch)), tokens: batch.tokens }));
  }
}
