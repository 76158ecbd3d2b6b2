import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { NearnoteError } from '../../shared/errors.ts';
import { inferenceRequests, type ModelToLoad } from '../../shared/inference.ts';
import { connect } from '../../shared/rpc.ts';
import type { StartInference } from './inference-process.ts';

const firstBackOff = 250;
const longestBackOff = 10_000;

type EmbeddedBatch = z.infer<typeof inferenceRequests.embed.output>;
export type Embed = (texts: string[]) => Promise<EmbeddedBatch>;

/** One inference process with one model in it, started when it is first needed and again after it died. */
export class ModelProcess {
  readonly #start: StartInference;
  readonly #model: ModelToLoad;
  #life: { end: AbortController; ready: Promise<Embed> } | null = null;
  /** Deaths since the last batch that came back. */
  #deaths = 0;

  constructor(start: StartInference, model: ModelToLoad) {
    this.#start = start;
    this.#model = model;
  }

  /**
   * What embeds, once the model is loaded: once for all that ask. A failed attempt is forgotten, so that the next tries again.
   * @throws NearnoteError `model-unavailable`; `engine-stopped` when the process died, or was killed meanwhile.
   */
  ready(): Promise<Embed> {
    if (this.#life !== null) return this.#life.ready;
    const end = new AbortController();
    const ready = this.#load(end);
    this.#life = { end, ready };
    ready.catch(() => this.#end(end));
    return ready;
  }

  /** Ends the process, and with it whatever it was asked. */
  kill(): void {
    if (this.#life !== null) this.#end(this.#life.end);
  }

  #end(life: AbortController): void {
    life.abort();
    if (this.#life?.end === life) this.#life = null;
  }

  async #load(life: AbortController): Promise<Embed> {
    if (this.#deaths > 0) await backOff(this.#deaths, life.signal);
    const process = this.#start();
    life.signal.addEventListener('abort', () => process.kill());
    process.onClose(() => {
      // One that was ended on purpose has not died.
      if (life.signal.aborted) return;
      this.#deaths++;
      this.#end(life);
    });
    const call = connect(inferenceRequests, process);
    await call('load', this.#model);
    return async (texts) => {
      const batch = await call('embed', { texts });
      this.#deaths = 0;
      return batch;
    };
  }
}

async function backOff(deaths: number, ended: AbortSignal): Promise<void> {
  const wait = Math.min(longestBackOff, firstBackOff * 2 ** (deaths - 1));
  await delay(wait, undefined, { signal: ended }).catch(() => {
    throw new NearnoteError('engine-stopped', 'The embedding model was stopped before it was loaded.');
  });
}
