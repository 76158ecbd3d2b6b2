import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import type { Infer } from './tokenized-batch.ts';
import type { Tokenize } from './tokenizer.ts';

/**
 * Tokenises batches on this thread, each as soon as it arrives, while the model’s threads infer the batch before it: for a small
 * model, tokenising takes as long as inference.
 */
export class Embedder {
  #model: { tokenize: Tokenize; infer: Infer } | null = null;

  use(tokenize: Tokenize, infer: Infer): void {
    this.#model = { tokenize, infer };
  }

  /** @throws NearnoteError `model-unavailable`, `embedding-failed`. */
  async embed(texts: string[]) {
    if (this.#model === null)
      throw new NearnoteError('model-unavailable', userText('No embedding model has been loaded.'));
    const { tokenize, infer } = this.#model;
    const batch = tokenize(texts);
    return { ...(await infer(batch)), tokens: batch.ids.length };
  }
}
