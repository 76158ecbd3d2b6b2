import { setTimeout as delay } from 'node:timers/promises';

/** Who may end a wait: what the user does ends every wait, new work only those that are for work. */
type Caller = 'work' | 'user';

/** Timers cannot wait longer, and would not wait at all. */
const longestWait = 2 ** 31 - 1;

/** A wait that can be cut short, and that is not begun if it was cut short before. */
export class InterruptibleWait {
  #rung: Caller | null = null;
  #waitsFor: Caller = 'work';
  #end: () => void = () => {};

  /** Forgets what has rung until now. */
  reset(): void {
    this.#rung = null;
  }

  ring(caller: Caller): void {
    if (this.#rung !== 'user') this.#rung = caller;
    if (this.#hasRungFor(this.#waitsFor)) this.#end();
  }

  /** @param milliseconds null to wait until it rings. A process that only waits here may end. */
  async wait(caller: Caller, milliseconds: number | null): Promise<void> {
    this.#waitsFor = caller;
    if (this.#hasRungFor(caller)) return;
    const timeout = new AbortController();
    const rung = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    const passed =
      milliseconds === null
        ? []
        : [delay(clamped(milliseconds), undefined, { signal: timeout.signal, ref: false }).catch(() => {})];
    await Promise.race([rung, ...passed]);
    timeout.abort();
  }

  #hasRungFor(caller: Caller): boolean {
    return this.#rung === 'user' || (this.#rung === 'work' && caller === 'work');
  }
}

function clamped(milliseconds: number): number {
  return Math.min(longestWait, Math.max(0, milliseconds));
}
