/** Does its work soon after a request, and at most once per interval, however often it is requested. */
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

  /** Stops for good. A pending request is dropped. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
