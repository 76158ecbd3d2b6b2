import { NearnoteError } from '../shared/errors.ts';
import type { LoadedModel } from './model.ts';

interface Job {
  texts: string[];
  resolve: (result: { vectors: Float32Array; dimensions: number }) => void;
  reject: (error: unknown) => void;
}

/**
 * Runs batches one at a time, urgent ones first. The next batch is tokenised, on this thread, while the one before it
 * is inferred on the runtime's threads: for a small model the tokenizer costs as much as the model.
 */
export class BatchQueue {
  #model: LoadedModel | null = null;
  readonly #urgent: Job[] = [];
  readonly #ordinary: Job[] = [];
  #pumping = false;

  use(model: LoadedModel): void {
    this.#model = model;
  }

  embed(texts: string[], urgent: boolean): Promise<{ vectors: Float32Array; dimensions: number }> {
    return new Promise((resolve, reject) => {
      (urgent ? this.#urgent : this.#ordinary).push({ texts, resolve, reject });
      if (!this.#pumping) void this.#pump();
    });
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    let inferring: Promise<void> = Promise.resolve();
    for (let job = this.#next(); job !== undefined; job = await this.#nextAfter(inferring)) {
      const model = this.#model;
      if (model === null) {
        job.reject(new NearnoteError('model-unavailable', 'No embedding model has been loaded.'));
        continue;
      }
      const { texts, resolve, reject } = job;
      try {
        const batch = model.tokenize(texts);
        await inferring;
        inferring = model.infer(batch).then(resolve, (error: unknown) => reject(error));
      } catch (error) {
        reject(error);
      }
    }
    this.#pumping = false;
  }

  #next(): Job | undefined {
    return this.#urgent.shift() ?? this.#ordinary.shift();
  }

  /** The next job if there is one, else the one that arrives before the running inference ends. */
  async #nextAfter(inferring: Promise<void>): Promise<Job | undefined> {
    // Lets a request that has just arrived be seen, so that an urgent one goes before a waiting batch.
    await new Promise((resolve) => setImmediate(resolve));
    const job = this.#next();
    if (job !== undefined) return job;
    await inferring;
    return this.#next();
  }
}
