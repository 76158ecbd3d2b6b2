import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others have their turn. */
const stretch = 8;

/** Long work that lets others have their turn: messages come in, and it can be stopped. */
export class Pace {
  #since = performance.now();

  /** To be called often; mostly returns at once. @throws the signal’s reason. */
  pause(signal?: AbortSignal): Promise<void> | undefined {
    return performance.now() - this.#since < stretch ? undefined : this.#rest(signal);
  }

  async #rest(signal: AbortSignal | undefined): Promise<void> {
    await setImmediate();
    signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
