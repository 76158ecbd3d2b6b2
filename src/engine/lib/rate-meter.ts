/** Measures how fast work goes over a moving window, so that a pause or a slow start is soon forgotten. */
export class RateMeter {
  readonly #window: number;
  readonly #marks: { at: number; count: number }[] = [];

  /** @param windowMs milliseconds. */
  constructor(windowMs = 5_000) {
    this.#window = windowMs;
  }

  /** Starts over: everything counted so far belongs to other work. */
  reset(now = performance.now()): void {
    this.#marks.length = 0;
    this.#marks.push({ at: now, count: 0 });
  }

  add(count: number, now = performance.now()): void {
    this.#marks.push({ at: now, count });
    while (this.#marks.length > 2 && now - (this.#marks[1]?.at ?? now) > this.#window) this.#marks.shift();
  }

  /** Items per second; null until there is something to divide. */
  perSecond(now = performance.now()): number | null {
    const first = this.#marks[0];
    if (first === undefined || this.#marks.length < 2) return null;
    // The first mark only says when the window begins.
    const count = this.#marks.slice(1).reduce((sum, mark) => sum + mark.count, 0);
    const seconds = (now - first.at) / 1000;
    return seconds > 0 && count > 0 ? count / seconds : null;
  }
}
