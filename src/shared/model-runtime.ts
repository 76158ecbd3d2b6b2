import { z } from 'zod';

/** ONNX Runtime’s native libraries, or its WebAssembly build, which runs everywhere, more slowly. */
export const modelRuntime = z.enum(['native', 'wasm']);
export type ModelRuntime = z.infer<typeof modelRuntime>;

/** The systems and processors that ONNX Runtime has native libraries for, as folders of its `bin/napi-v6`. */
export const nativeRuntimes = ['darwin/arm64', 'linux/arm64', 'linux/x64', 'win32/arm64', 'win32/x64'];

/**
 * What models run on in a process. `NEARNOTE_MODEL_RUNTIME=wasm` has them run as on a computer without native libraries, as
 * Intel’s Macs are.
 */
export function modelRuntimeOf({
  platform,
  arch,
  env,
}: Pick<NodeJS.Process, 'platform' | 'arch' | 'env'>): ModelRuntime {
  const isNative = nativeRuntimes.includes(`${platform}/${arch}`) && env.NEARNOTE_MODEL_RUNTIME !== 'wasm';
  return isNative ? 'native' : 'wasm';
}
