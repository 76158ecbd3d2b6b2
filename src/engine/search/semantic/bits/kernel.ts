import { setFlagsFromString } from 'node:v8';
import { z } from 'zod';
import { kernelBytes } from './kernel-bytes.ts';

/** Arguments are addresses and numbers, see kernel.wat. */
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

const exported = z.object({
  memory: z.instanceof(WebAssembly.Memory),
  nearest: z.custom<Nearest>((value) => typeof value === 'function'),
});
export type Kernel = z.infer<typeof exported>;

let compiled: WebAssembly.Module | null = null;

/** A kernel with a memory of its own. */
export function startKernel(): Kernel {
  compiled ??= compileOptimised(Buffer.from(kernelBytes, 'base64'));
  return exported.parse(new WebAssembly.Instance(compiled).exports);
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
