import { dirname } from 'node:path';
import { env, LogLevel } from '@huggingface/transformers';
import { messageOf, NearnoteError } from '../shared/errors.ts';

// All models are loaded from the disk; the library must never use the network.
env.allowRemoteModels = false;
// The library prints the inputs of a failed inference, which are the user’s notes. The error is reported in any case.
env.logLevel = LogLevel.NONE;

/**
 * Loads a part of a model. `load` must refer to the model by the name of its folder.
 * @throws NearnoteError `model-unavailable`, with the reason.
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
