import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { modelRuntimeOf, nativeRuntimes } from './model-runtime.ts';

it('the list of systems that have native libraries is that of the runtime', () => {
  const shipped = globSync('node_modules/onnxruntime-node/bin/napi-v6/*/*').map((path) =>
    path.replaceAll('\\', '/').split('/').slice(-2).join('/'),
  );
  expect(nativeRuntimes).toEqual(shipped.toSorted());
});

it('models run in WebAssembly where there are no native libraries, and where somebody wants it', () => {
  const wasm = { NEARNOTE_MODEL_RUNTIME: 'wasm' };
  expect(modelRuntimeOf({ platform: 'darwin', arch: 'arm64', env: {} })).toBe('native');
  expect(modelRuntimeOf({ platform: 'darwin', arch: 'x64', env: {} })).toBe('wasm');
  expect(modelRuntimeOf({ platform: 'linux', arch: 'riscv64', env: {} })).toBe('wasm');
  expect(modelRuntimeOf({ platform: 'linux', arch: 'x64', env: wasm })).toBe('wasm');
});
