/** The shortest time between two counts, in milliseconds. */
const minInterval = 500;
/** The shortest time between two counts, as a multiple of the time the last one took. */
const minIntervalPerDuration = 20;

/** Decides how often the database is counted while work goes on: the longer a count takes, the less often. */
export class CountPace {
  #next = 0;

  get isDue(): boolean {
    return performance.now() >= this.#next;
  }

  async run<T>(count: () => Promise<T>): Promise<T> {
    const began = performance.now();
    // No second count may start while this one runs.
    this.#next = Number.POSITIVE_INFINITY;
    try {
      return await count();
    } finally {
      const now = performance.now();
      this.#next = now + Math.max(minInterval, minIntervalPerDuration * (now - began));
    }
  }
}
