import { setTimeout as delay } from 'node:timers/promises';
import { inferenceRequests, type ModelToLoad } from '../../shared/inference.ts';
import { connect } from '../../shared/rpc.ts';
import { describe, folderOf, type LocalModel, withPrefix } from './catalogue.ts';
import { checkedVectors } from './check.ts';
import type { InferenceProcess, StartInference } from './inference-process.ts';
import type { EmbeddingModel, EmbeddingProvider, TextKind } from './provider.ts';

const firstBackOff = 250;
const longestBackOff = 10_000;

type Embed = (input: { texts: string[]; urgent: boolean }) => Promise<{ vectors: Float32Array; dimensions: number }>;

/** A model run by transformers.js in the inference process, which is started when first needed and again after it dies. */
export class LocalProvider implements EmbeddingProvider {
  readonly model: EmbeddingModel;
  readonly dimensions: number;
  readonly #local: LocalModel;
  readonly #toLoad: ModelToLoad;
  readonly #start: StartInference;
  #process: InferenceProcess | null = null;
  #ready: Promise<Embed> | null = null;
  /** Deaths since the last batch that came back. */
  #deaths = 0;

  constructor(local: LocalModel, models: string, start: StartInference) {
    this.model = describe(local);
    this.dimensions = local.dimensions;
    this.#local = local;
    this.#start = start;
    const { dtype, pooling, tokenLimit } = local;
    this.#toLoad = { folder: folderOf(local, models), dtype, pooling, tokenLimit, device: 'cpu' };
  }

  async embed(texts: readonly string[], kind: TextKind): Promise<Float32Array[]> {
    if (texts.length === 0) return [];
    const embed = await this.#loaded();
    const prefixed = texts.map((text) => withPrefix(this.#local, text, kind));
    const { vectors, dimensions } = await embed({ texts: prefixed, urgent: kind === 'query' });
    this.#deaths = 0;
    return checkedVectors(vectors, dimensions, texts.length, this.dimensions);
  }

  async embedOne(text: string, kind: TextKind): Promise<Float32Array> {
    const [vector] = await this.embed([text], kind);
    if (vector === undefined) throw new Error('One text was given and no vector came back.');
    return vector;
  }

  warm(): void {
    // A failure is kept from being reported twice, not hidden: whoever embeds next meets it.
    this.#loaded().catch(() => {});
  }

  close(): void {
    this.#process?.kill();
    this.#forget(this.#process);
  }

  /** Loads the model once for all that ask; a failed attempt is forgotten, so that the next one tries again. */
  #loaded(): Promise<Embed> {
    if (this.#ready !== null) return this.#ready;
    const loading = this.#load();
    loading.catch(() => {
      if (this.#ready === loading) this.#ready = null;
    });
    this.#ready = loading;
    return loading;
  }

  async #load(): Promise<Embed> {
    if (this.#deaths > 0) await delay(Math.min(longestBackOff, firstBackOff * 2 ** (this.#deaths - 1)));
    const started = this.#start();
    this.#process = started;
    started.onClose(() => {
      // One that was closed on purpose has been forgotten already, and is no death.
      if (this.#process === started) this.#deaths++;
      this.#forget(started);
    });
    const call = connect(inferenceRequests, started);
    try {
      await call('load', this.#toLoad);
    } catch (error) {
      // A process without a model serves nobody.
      started.kill();
      this.#forget(started);
      throw error;
    }
    return (input) => call('embed', input);
  }

  #forget(ended: InferenceProcess | null): void {
    if (this.#process !== ended) return;
    this.#process = null;
    this.#ready = null;
  }
}
