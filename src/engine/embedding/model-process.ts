import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { NearnoteError } from '../../shared/errors.ts';
import { inferenceRequests, type ModelToLoad } from '../../shared/inference.ts';
import { connect } from '../../shared/rpc.ts';
import { userText } from '../../shared/user-text.ts';
import type { StartInference } from './inference-process.ts';

/** Milliseconds. */
const minBackOff = 250;
const maxBackOff = 10_000;
/** A damaged or malicious model may never answer. What an honest one is asked takes seconds. */
const usualPatience = 300_000;

/** A model whose process ends so often before it is loaded, one after another, would end it again. */
const endsAtLoad = 2;

type EmbeddedBatch = z.infer<typeof inferenceRequests.embed.output>;
export type Embed = (texts: string[]) => Promise<EmbeddedBatch>;

/** An inference process with one model. It starts when it is first needed, and again after a crash. */
export class ModelProcess {
  readonly #start: StartInference;
  readonly #model: Omit<ModelToLoad, 'careful'>;
  readonly #patience: number;
  #current: { end: AbortController; ready: Promise<Embed>; isLoaded: boolean } | null = null;
  /** Crashes since the last batch that succeeded. */
  #crashes = 0;
  /** Whether it has ever crashed, most likely for want of memory. */
  #hasCrashed = false;
  /** Ends of the process before its model was loaded, since the last one that was. */
  #endsAtLoad = 0;

  /** @param patience milliseconds after which a process that does not answer is ended. */
  constructor(start: StartInference, model: Omit<ModelToLoad, 'careful'>, patience = usualPatience) {
    this.#start = start;
    this.#model = model;
    this.#patience = patience;
  }

  /**
   * Resolves with the function that embeds, once the model is loaded. All callers share one process; after a failure,
   * the next call starts another, unless the model has ended its process twice before it was loaded.
   * @throws NearnoteError `model-unavailable`; `engine-stopped` when the process crashed or was killed meanwhile.
   */
  ready(): Promise<Embed> {
    if (this.#current !== null) return this.#current.ready;
    if (this.#isUnfit) return Promise.reject(unfit());
    const end = new AbortController();
    const ready = this.#load(end);
    const current = { end, ready, isLoaded: false };
    this.#current = current;
    ready.then(
      () => {
        current.isLoaded = true;
      },
      () => this.#end(end),
    );
    return ready;
  }

  /** Whether the model is there, so that nobody would wait for it. */
  get isLoaded(): boolean {
    return this.#current?.isLoaded ?? false;
  }

  get #isUnfit(): boolean {
    return this.#endsAtLoad >= endsAtLoad;
  }

  /** Ends the process; its open requests fail. */
  kill(): void {
    if (this.#current !== null) this.#end(this.#current.end);
  }

  #end(end: AbortController): void {
    end.abort();
    if (this.#current?.end === end) this.#current = null;
  }

  async #load(end: AbortController): Promise<Embed> {
    if (this.#crashes > 0) await backOff(this.#crashes, end.signal);
    const process = this.#start();
    let isLoading = true;
    const endSilent = () => {
      isLoading = false;
      process.kill();
    };
    end.signal.addEventListener('abort', () => process.kill());
    process.onClose(() => {
      // Ended on purpose, not crashed.
      if (end.signal.aborted) return;
      this.#crashes++;
      this.#hasCrashed = true;
      if (isLoading) this.#endsAtLoad++;
      this.#end(end);
    });
    const call = connect(inferenceRequests, process);
    await this.#answered(call('load', { ...this.#model, careful: this.#hasCrashed }), endSilent).catch(
      (error: unknown) => {
        throw this.#isUnfit ? unfit() : error;
      },
    );
    isLoading = false;
    this.#endsAtLoad = 0;
    return async (texts) => {
      const batch = await this.#answered(call('embed', { texts }), endSilent);
      this.#crashes = 0;
      return batch;
    };
  }

  /** Has a process that does not answer ended, as if it had crashed: so its open requests fail. */
  async #answered<T>(answer: Promise<T>, endSilent: () => void): Promise<T> {
    const timer = setTimeout(endSilent, this.#patience);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }
}

async function backOff(crashes: number, ended: AbortSignal): Promise<void> {
  const wait = Math.min(maxBackOff, minBackOff * 2 ** (crashes - 1));
  await delay(wait, undefined, { signal: ended }).catch(() => {
    throw new NearnoteError('engine-stopped', userText('The embedding model was stopped before it was loaded.'));
  });
}

function unfit(): NearnoteError {
  return new NearnoteError(
    'model-unavailable',
    userText(
      'This model ended its process twice while it was being loaded, most likely because it needs more memory than there is. Choose a smaller model, or close other programs and start Nearnote again.',
    ),
  );
}
