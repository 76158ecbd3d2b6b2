/** Allows something so many times in so many milliseconds. */
export class RateLimit {
  readonly #times: number;
  readonly #within: number;
  readonly #now: () => number;
  #counted: number[] = [];

  constructor(times: number, within: number, now: () => number = () => performance.now()) {
    this.#times = times;
    this.#within = within;
    this.#now = now;
  }

  get isReached(): boolean {
    const now = this.#now();
    this.#counted = this.#counted.filter((time) => now - time < this.#within);
    return this.#counted.length >= this.#times;
  }

  count(): void {
    this.#counted.push(this.#now());
  }
}
