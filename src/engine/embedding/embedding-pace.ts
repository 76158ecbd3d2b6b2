import { type ComputerState, type Pace, restsOf, type Slowdown } from '../../shared/pace.ts';

/** How fast models on this computer embed passages now. Queries, and models at a service, are never slowed. */
export class EmbeddingPace {
  #rests = restsOf('balanced', { onBattery: false, isHot: false, isIdle: false });

  set(pace: Pace, computer: ComputerState): void {
    this.#rests = restsOf(pace, computer);
  }

  /** The rest after each batch, as a multiple of the time that it took. */
  get rest(): number {
    return this.#rests.rest;
  }

  get slowdown(): Slowdown | null {
    return this.#rests.reason;
  }
}
