import { NearnoteError } from '../../shared/errors.ts';
import { inferenceRequests, type ModelToLoad } from '../../shared/inference.ts';
import { parentPort } from '../../shared/parent-port.ts';
import { serve } from '../../shared/rpc.ts';
import { verbatim } from '../../shared/user-text.ts';

type Misbehaviour = (vectors: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer> | Promise<never>;

interface Gpu {
  /** Milliseconds for a batch. */
  ms?: number;
  atLoad?: () => void | Promise<void>;
  /** What happens with texts that hold the word. */
  at?: Record<string, Misbehaviour>;
}

/**
 * Entry of a process that answers as the inference process does, and has a graphics card that misbehaves in the way that
 * the name of the model’s folder says: `gpu-` and one of these.
 */
const gpus: Record<string, Gpu> = {
  right: {},
  slow: { ms: 2_000 },
  wrong: { at: { '': (vectors) => vectors.reverse() } },
  absent: {
    atLoad: () => {
      throw new NearnoteError(
        'model-unavailable',
        verbatim('The embedding model in /x could not be loaded: no adapter'),
      );
    },
  },
  crashing: { atLoad: die },
  hanging: { atLoad: forEver },
  'crashing-later': { at: { later: die } },
  'failing-later': {
    at: {
      later: () => {
        throw new NearnoteError(
          'embedding-failed',
          verbatim('The model could not embed these texts: the device was lost'),
        );
      },
    },
  },
  'wrong-later': { at: { later: (vectors) => vectors.fill(Number.NaN) } },
  'hanging-later': { at: { later: forEver } },
};

/** What it reads of every page; the second page ends it. */
const recognised = 'The ferry leaves at nine.';

const dimensions = 4;
let loaded: ModelToLoad | null = null;

serve(
  inferenceRequests,
  {
    async load(model) {
      loaded = model;
      await gpuOf(model)?.atLoad?.();
      return {};
    },
    async recognise({ page }) {
      if (page === 2) die();
      return { text: recognised };
    },
    pagePicture: async () => ({ png: null }),
    async embed({ texts }) {
      if (texts.includes('for ever')) await forEver();
      const gpu = gpuOf(loaded);
      const vectors = Float32Array.from(texts.flatMap(vectorOf));
      const [, misbehaves] = Object.entries(gpu?.at ?? {}).find(([word]) => texts.join().includes(word)) ?? [];
      return {
        vectors: misbehaves === undefined ? vectors : await misbehaves(vectors),
        dimensions,
        tokens: 200,
        ms: gpu === undefined ? 1_000 : (gpu.ms ?? 100),
      };
    },
  },
  parentPort(),
);

function gpuOf(model: ModelToLoad | null): Gpu | undefined {
  return model?.device === 'webgpu' ? gpus[model.folder.replace('gpu-', '')] : undefined;
}

function vectorOf(text: string): number[] {
  const vector = Array.from(
    { length: dimensions },
    (_, at) => 1 + ((text.length * (at + 3) + text.charCodeAt(at)) % 7),
  );
  return vector.map((component) => component / Math.hypot(...vector));
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('A killed process does not get here.');
}

function forEver(): Promise<never> {
  return new Promise(() => {});
}
