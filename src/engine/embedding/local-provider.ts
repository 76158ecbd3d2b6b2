import type { Device, LocalModel } from '../../shared/models.ts';
import { checkedVectors } from './checked-vectors.ts';
import type { StartInference } from './inference-process.ts';
import { ModelProcess } from './model-process.ts';
import { withPrefix } from './model-spec.ts';
import { type DeviceOptions, PassageProcess } from './passage-process.ts';
import type { BatchLimits, EmbeddingProvider, TextKind } from './provider.ts';

const webgpuTimeLimit = 60_000;

interface LocalProviderOptions extends Omit<DeviceOptions, 'webgpuTimeLimit'> {
  /** The model’s files, in the layout of transformers.js. */
  folder: string;
  start: StartInference;
  webgpuTimeLimit?: number;
}

/**
 * A model that transformers.js runs on this computer. Queries and passages have separate processes, so that a query never
 * waits for a batch of passages. Queries always run on the CPU: for one short text it is faster than waking a graphics
 * card. The device probe makes sure that both devices give the same vectors.
 */
export class LocalProvider implements EmbeddingProvider {
  readonly spec: LocalModel;
  readonly #queries: ModelProcess;
  readonly #passages: PassageProcess;

  constructor(spec: LocalModel, options: LocalProviderOptions) {
    this.spec = spec;
    const { folder, start } = options;
    const { dtype, pooling, tokenLimit } = spec;
    const process = (device: Device, background: boolean) =>
      new ModelProcess(start, { folder, dtype, pooling, tokenLimit, device, background });
    this.#queries = process('cpu', false);
    this.#passages = new PassageProcess(spec, (device) => process(device, true), { webgpuTimeLimit, ...options });
  }

  get limits(): BatchLimits {
    return this.#passages.limits;
  }

  get isReady(): boolean {
    return this.#queries.isLoaded;
  }

  async embed(texts: readonly string[], kind: TextKind, signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    if (texts.length === 0) return [];
    const prefixed = texts.map((text) => withPrefix(this.spec, text, kind));
    const vectors = kind === 'query' ? this.#embedQueries(prefixed) : this.#passages.embed(prefixed);
    return signal === undefined ? vectors : unlessAborted(vectors, signal);
  }

  preload(kind: TextKind): void {
    const loading = kind === 'query' ? this.#queries.ready() : this.#passages.load();
    // Not reported here: the next call to embed fails for the same reason.
    loading.catch(() => {});
  }

  unloadPassages(): void {
    this.#passages.unload();
  }

  close(): void {
    this.#queries.kill();
    this.#passages.unload();
  }

  async #embedQueries(texts: string[]): Promise<Float32Array[]> {
    const embed = await this.#queries.ready();
    const { vectors, dimensions } = await embed(texts);
    return checkedVectors(vectors, dimensions, texts.length, this.spec.dimensions);
  }
}

/** @throws the signal’s reason as soon as it is aborted; the work continues, and its result is ignored. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
