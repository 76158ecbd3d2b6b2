import { setTimeout as delay } from 'node:timers/promises';

/** Why a wait is interrupted: by new work, or by the user, who can end every wait. */
type Interruption = 'work' | 'user';

/** The longest delay of a timer: with a longer one it would fire at once. */
const maxDelay = 2 ** 31 - 1;

/** A wait that can be interrupted, even before it begins. */
export class InterruptibleWait {
  #interruption: Interruption | null = null;
  #endsOn: Interruption = 'work';
  #end: () => void = () => {};

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
    const timeout = new AbortController();
    const interrupted = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    const passed =
      milliseconds === null
        ? []
        : [delay(clamped(milliseconds), undefined, { signal: timeout.signal, ref: false }).catch(() => {})];
    await Promise.race([interrupted, ...passed]);
    timeout.abort();
  }

  #isInterrupted(endsOn: Interruption): boolean {
    return this.#interruption === 'user' || (this.#interruption === 'work' && endsOn === 'work');
  }
}

function clamped(milliseconds: number): number {
  return Math.min(maxDelay, Math.max(0, milliseconds));
}
