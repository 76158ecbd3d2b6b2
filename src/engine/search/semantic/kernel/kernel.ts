import { setFlagsFromString } from 'node:v8';
import { z } from 'zod';
import { cosinesBytes, nearestBytes } from './kernel-bytes.ts';

/** Arguments are addresses and numbers, see nearest.wat. */
type Nearest = (
  slots: number,
  words: number,
  query: number,
  vectors: number,
  present: number,
  allowed: number,
  distances: number,
  counts: number,
  buckets: number,
  limit: number,
  found: number,
) => number;

/** Arguments are addresses and numbers, see cosines.wat. */
type Cosines = (
  count: number,
  places: number,
  query: number,
  scale: number,
  blocks: number,
  vectors: number,
  stride: number,
) => void;

const memory = z.instanceof(WebAssembly.Memory);
const nearestKernel = z.object({ memory, nearest: z.custom<Nearest>((value) => typeof value === 'function') });
const cosinesKernel = z.object({ memory, cosines: z.custom<Cosines>((value) => typeof value === 'function') });
export type NearestKernel = z.infer<typeof nearestKernel>;
export type CosinesKernel = z.infer<typeof cosinesKernel>;

const compiled = new Map<string, WebAssembly.Module>();

/** A kernel with a memory of its own, as are all. */
export function startNearest(): NearestKernel {
  return nearestKernel.parse(start(nearestBytes));
}

export function startCosines(): CosinesKernel {
  return cosinesKernel.parse(start(cosinesBytes));
}

function start(bytes: string): object {
  const module = compiled.get(bytes) ?? compileOptimised(Buffer.from(bytes, 'base64'));
  compiled.set(bytes, module);
  return new WebAssembly.Instance(module).exports;
}

/** Compiles with full optimisation: while a library is open, V8 never optimises later (see store/database.ts). */
function compileOptimised(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  setFlagsFromString('--no-liftoff');
  setFlagsFromString('--no-wasm-lazy-compilation');
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    setFlagsFromString('--liftoff');
    setFlagsFromString('--wasm-lazy-compilation');
  }
}
