/** Why a wait is interrupted: by new work, or by the user, who can end every wait. */
type Interruption = 'work' | 'user';

/** The longest delay of a timer: with a longer one it would fire at once. */
const maxDelay = 2 ** 31 - 1;

/** Milliseconds until a first look for work that was not announced, and at most between two. */
const sweepAfter = 300_000;
const sweepAtMost = 3_600_000;

/** A wait that can be interrupted, even before it begins. */
export class InterruptibleWait {
  #interruption: Interruption | null = null;
  #endsOn: Interruption = 'work';
  #end: () => void = () => {};
  #sweepAfter = sweepAfter;

  /** Forgets earlier interruptions. */
  reset(): void {
    this.#interruption = null;
  }

  interrupt(interruption: Interruption): void {
    if (this.#interruption !== 'user') this.#interruption = interruption;
    if (this.#isInterrupted(this.#endsOn)) this.#end();
  }

  /**
   * Waits; returns at once if an interruption has come since `reset`.
   * @param endsOn `work` for a wait that either kind of interruption ends, `user` for one that only the user ends.
   * @param milliseconds null for no limit. The wait does not keep the process running.
   */
  async wait(endsOn: Interruption, milliseconds: number | null): Promise<void> {
    this.#endsOn = endsOn;
    if (this.#isInterrupted(endsOn)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#end = resolve;
    const timer = milliseconds === null ? undefined : setTimeout(resolve, clamped(milliseconds)).unref();
    await promise;
    clearTimeout(timer);
  }

  /**
   * Waits for work, and ends by itself, too, for what was not announced: each time twice as late, because a look may cost as much as
   * the library is large.
   */
  async waitForWork(): Promise<void> {
    await this.wait('work', this.#sweepAfter);
    this.#sweepAfter = this.#isInterrupted('work') ? sweepAfter : Math.min(sweepAtMost, 2 * this.#sweepAfter);
  }

  #isInterrupted(endsOn: Interruption): boolean {
    return this.#interruption === 'user' || (this.#interruption === 'work' && endsOn === 'work');
  }
}

function clamped(milliseconds: number): number {
  return Math.min(maxDelay, Math.max(0, milliseconds));
}
