/** Does something soon after it was asked for, once in an interval at most, however often it is asked for. */
export class Throttle {
  readonly #interval: number;
  readonly #work: () => void;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** @param interval milliseconds. */
  constructor(interval: number, work: () => void) {
    this.#interval = interval;
    this.#work = work;
  }

  request(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#work();
    }, this.#interval);
  }

  /** Nothing is done any more, not even what was asked for. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
