import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';

/** The systems and processors that ONNX Runtime has native libraries for, as folders of its `bin/napi-v6`. */
export const nativeRuntimes = ['darwin/arm64', 'linux/arm64', 'linux/x64', 'win32/arm64', 'win32/x64'];

/** @throws NearnoteError `model-unavailable` where no model can run. */
export function requireNativeRuntime({ platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'>): void {
  if (nativeRuntimes.includes(`${platform}/${arch}`)) return;
  throw new NearnoteError(
    'model-unavailable',
    platform === 'darwin'
      ? userText(
          'Models cannot run on this Mac: their runtime is made for Apple’s processors only, and this one is Intel’s. Notes are found by their words; an online model finds them by meaning, too.',
        )
      : userText(
          'Models cannot run on this computer: their runtime is not made for its processor ({processor}). Notes are found by their words; an online model finds them by meaning, too.',
          { processor: arch },
        ),
  );
}
