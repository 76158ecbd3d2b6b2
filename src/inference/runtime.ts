/** The systems and processors that ONNX Runtime has native libraries for, as folders of its `bin/napi-v6`. */
export const nativeRuntimes = ['darwin/arm64', 'linux/arm64', 'linux/x64', 'win32/arm64', 'win32/x64'];

/** ONNX Runtime’s native libraries, or its WebAssembly build, which runs everywhere and is slower. */
export type ModelRuntime = 'native' | 'wasm';

/** What models run on here. `NEARNOTE_MODEL_RUNTIME=wasm` has them run as on a computer without native libraries, as Intel’s Macs are. */
export function modelRuntime({ platform, arch, env }: Pick<NodeJS.Process, 'platform' | 'arch' | 'env'>): ModelRuntime {
  const isNative = nativeRuntimes.includes(`${platform}/${arch}`) && env.NEARNOTE_MODEL_RUNTIME !== 'wasm';
  return isNative ? 'native' : 'wasm';
}
