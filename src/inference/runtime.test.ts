import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nativeRuntimes, requireNativeRuntime } from './native-runtime.ts';

it('the list of systems that models can run on is that of the runtime', () => {
  const shipped = globSync('node_modules/onnxruntime-node/bin/napi-v6/*/*').map((path) =>
    path.replaceAll('\\', '/').split('/').slice(-2).join('/'),
  );
  expect(nativeRuntimes).toEqual(shipped.toSorted());
});

it('on a Mac with an Intel processor the message says why, and what works all the same', () => {
  expect(() => requireNativeRuntime({ platform: 'darwin', arch: 'x64' })).toThrow(
    /Intel.*by their words.*online model/,
  );
  expect(() => requireNativeRuntime({ platform: 'linux', arch: 'riscv64' })).toThrow(/processor \(riscv64\)/);
  expect(() => requireNativeRuntime({ platform: 'darwin', arch: 'arm64' })).not.toThrow();
});
