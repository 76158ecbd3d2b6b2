import { z } from 'zod';
import { kernelBytes } from './kernel-bytes.ts';

/** Arguments are addresses and numbers; what lies there is in kernel.wat. */
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
  compiled ??= new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));
  return exported.parse(new WebAssembly.Instance(compiled).exports);
}
