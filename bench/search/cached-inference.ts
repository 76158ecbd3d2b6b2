import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InferenceProcess, StartInference } from '../../src/engine/embedding/inference-process.ts';
import { inferenceRequests, type ModelToLoad } from '../../src/shared/inference.ts';
import { type Call, connect, type Port, serve } from '../../src/shared/rpc.ts';

/**
 * Starts inference processes that remember every vector in a folder, so that a model embeds each text once for all runs of
 * a bench. The real process is started when a text is met that is not known yet.
 */
export function cachedInference(start: StartInference, folder: string): StartInference {
  const stores = new Map<string, VectorFile>();
  return () => {
    const [mine, theirs] = portPair();
    let model: ModelToLoad | null = null;
    let real: InferenceProcess | null = null;
    let ready: Promise<Call<typeof inferenceRequests>> | null = null;
    const call = (): Promise<Call<typeof inferenceRequests>> => {
      ready ??= (async () => {
        if (model === null) throw new Error('The model is embedded with before it is loaded.');
        real = start();
        const calls = connect(inferenceRequests, real);
        await calls('load', model);
        return calls;
      })();
      return ready;
    };
    const storeOf = (loaded: ModelToLoad): VectorFile => {
      const name = loaded.folder.split('/').slice(-3).join('-');
      const store = stores.get(name) ?? new VectorFile(join(folder, `${name}-${loaded.dtype}`));
      stores.set(name, store);
      return store;
    };
    serve(
      inferenceRequests,
      {
        async load(wanted) {
          model = wanted;
          return {};
        },
        async recognise() {
          throw new Error('Nothing is read from pictures here.');
        },
        pagePicture: async () => ({ png: null }),
        async embed({ texts }) {
          if (model === null) throw new Error('The model is embedded with before it is loaded.');
          const store = storeOf(model);
          const missing = [...new Set(texts)].filter((text) => !store.has(text));
          let ms = 1;
          if (missing.length > 0) {
            const answer = await (await call())('embed', { texts: missing });
            ({ ms } = answer);
            store.add(missing, answer.vectors, answer.dimensions);
          }
          const vectors = new Float32Array(texts.length * store.dimensions);
          for (const [place, text] of texts.entries()) vectors.set(store.get(text), place * store.dimensions);
          // As of usual passages: the size of the next batch goes by it.
          const tokens = 200 * texts.length;
          return { vectors, dimensions: store.dimensions, tokens, ms };
        },
      },
      theirs,
    );
    return {
      ...mine,
      kill: () => {
        real?.kill();
        mine.close();
      },
    };
  };
}

/** Vectors by text: a file of vectors, one of the texts’ hashes in the same order. */
class VectorFile {
  readonly #path: string;
  readonly #places = new Map<string, number>();
  #vectors: Float32Array[] = [];
  dimensions = 0;

  constructor(path: string) {
    this.#path = path;
    if (!existsSync(`${path}.json`)) return;
    ({ dimensions: this.dimensions } = JSON.parse(readFileSync(`${path}.json`, 'utf8')));
    const keys = readFileSync(`${path}.keys`, 'utf8').split('\n').filter(Boolean);
    const { buffer, byteOffset, byteLength } = readFileSync(`${path}.f32`);
    const whole = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
    for (const [place, key] of keys.entries()) {
      this.#places.set(key, place);
      this.#vectors.push(whole.subarray(place * this.dimensions, (place + 1) * this.dimensions));
    }
  }

  has(text: string): boolean {
    return this.#places.has(hashOf(text));
  }

  get(text: string): Float32Array {
    const vector = this.#vectors[this.#places.get(hashOf(text)) ?? -1];
    if (vector === undefined) throw new Error('The text was not embedded.');
    return vector;
  }

  add(texts: readonly string[], vectors: Float32Array, dimensions: number): void {
    if (this.dimensions === 0) {
      this.dimensions = dimensions;
      mkdirSync(join(this.#path, '..'), { recursive: true });
      appendFileSync(`${this.#path}.json`, JSON.stringify({ dimensions }));
    }
    for (const [place, text] of texts.entries()) {
      this.#places.set(hashOf(text), this.#vectors.length);
      this.#vectors.push(vectors.slice(place * dimensions, (place + 1) * dimensions));
    }
    appendFileSync(`${this.#path}.f32`, new Uint8Array(vectors.slice().buffer));
    appendFileSync(`${this.#path}.keys`, texts.map((text) => `${hashOf(text)}\n`).join(''));
  }
}

function hashOf(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Two ports, each the other side of the other. */
function portPair(): [Port & { close(): void }, Port] {
  const toMine: ((message: unknown) => void)[] = [];
  const toTheirs: ((message: unknown) => void)[] = [];
  const closed: (() => void)[] = [];
  const deliver = (listeners: readonly ((message: unknown) => void)[], message: unknown) =>
    queueMicrotask(() => {
      for (const listener of listeners) listener(message);
    });
  const side = (own: ((message: unknown) => void)[], other: ((message: unknown) => void)[]) => ({
    post: (message: unknown) => deliver(other, message),
    onMessage: (listener: (message: unknown) => void) => void own.push(listener),
    onClose: (listener: () => void) => void closed.push(listener),
    close: () => {
      for (const listener of closed.splice(0)) listener();
    },
  });
  return [side(toMine, toTheirs), side(toTheirs, toMine)];
}
