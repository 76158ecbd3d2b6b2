import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

// Not called `require`: the build gives its files one of that name.
const load = createRequire(import.meta.url);

/**
 * Gives transformers.js, which this thread has not loaded yet, the WebAssembly build of ONNX Runtime in place of the native
 * one: it asks for the native one by name, and both are used in the same way. The number of threads is the runtime’s choice,
 * half of the processor’s and at most four.
 */
export function useWebAssembly(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier === 'onnxruntime-node' ? 'onnxruntime-web' : specifier, context),
  });
  const { env }: typeof import('onnxruntime-web') = load('onnxruntime-web');
  // Where nothing is set, transformers.js has it fetched from the network.
  env.wasm.wasmPaths = new URL('.', pathToFileURL(load.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'))).href;
}
