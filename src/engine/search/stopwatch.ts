import type { SearchStage, SearchTimings } from '../../shared/domain.ts';

/** Tells where the milliseconds of a search go: each moment belongs to the stage that was entered last. */
export class Stopwatch {
  readonly #timings: SearchTimings = { waiting: 0, embedding: 0, vectors: 0, words: 0, texts: 0, presentation: 0 };
  #stage: SearchStage = 'waiting';
  #since = performance.now();

  /** @returns the stage that ends here, to go back to. */
  enter(stage: SearchStage): SearchStage {
    const now = performance.now();
    const ended = this.#stage;
    this.#timings[ended] += now - this.#since;
    this.#since = now;
    this.#stage = stage;
    return ended;
  }

  /** Counts what is done as this stage, and goes back to the one before. */
  async during<T>(stage: SearchStage, work: () => Promise<T>): Promise<T> {
    const before = this.enter(stage);
    try {
      return await work();
    } finally {
      this.enter(before);
    }
  }

  /** Milliseconds by stage, up to now. */
  read(): SearchTimings {
    this.enter(this.#stage);
    return { ...this.#timings };
  }
}
