/** Milliseconds between two counts of the database while work goes on, at least; and times what a count takes. */
const countEvery = 500;
const countShare = 20;

/** How often the database is counted while work goes on: the longer a count takes, the more seldom. */
export class CountPace {
  #next = 0;

  get isDue(): boolean {
    return performance.now() >= this.#next;
  }

  async run<T>(count: () => Promise<T>): Promise<T> {
    const began = performance.now();
    // Until this one is done: no second one beside it.
    this.#next = Number.POSITIVE_INFINITY;
    try {
      return await count();
    } finally {
      const now = performance.now();
      this.#next = now + Math.max(countEvery, countShare * (now - began));
    }
  }
}
