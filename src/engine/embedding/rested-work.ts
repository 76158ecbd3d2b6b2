import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';

/** Milliseconds. A change of the pace is felt after that time at most. */
const longestRest = 3_000;

/** Does pieces of work one after another, with a rest after each; side by side where none is wanted. */
export class RestedWork {
  readonly #rest: () => number;
  readonly #queue = new PQueue({ concurrency: 1 });

  /** @param rest after each piece, as a multiple of the time that it took. */
  constructor(rest: () => number) {
    this.#rest = rest;
  }

  /** The answer does not wait for the rest. */
  run<T extends { ms: number }>(work: () => Promise<T>): Promise<T> {
    if (this.#rest() === 0 && this.#queue.size + this.#queue.pending === 0) return work();
    return new Promise((resolve, reject) => {
      void this.#queue.add(async () => {
        try {
          const done = await work();
          resolve(done);
          await wait(Math.min(longestRest, done.ms * this.#rest()), undefined, { ref: false });
        } catch (error) {
          reject(error);
        }
      });
    });
  }
}
