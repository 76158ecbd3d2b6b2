import { dirname } from 'node:path';
import { env, LogLevel } from '@huggingface/transformers';
import { messageOf, NearnoteError } from '../shared/errors.ts';

// Whatever is loaded is on the disk already; nothing here may reach for the network.
env.allowRemoteModels = false;
// When an inference fails the library would print its inputs, which are the user's notes. The error itself is reported.
env.logLevel = LogLevel.NONE;

/**
 * Loads a part of the model in a folder, which the library then knows by the folder’s name.
 * @throws NearnoteError `model-unavailable`, saying why.
 */
export async function fromDisk<T>(folder: string, load: () => Promise<T>): Promise<T> {
  env.localModelPath = dirname(folder);
  try {
    return await load();
  } catch (error) {
    throw new NearnoteError(
      'model-unavailable',
      `The embedding model in ${folder} could not be loaded: ${messageOf(error)}`,
    );
  }
}
