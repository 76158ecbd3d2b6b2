import { basename, dirname } from 'node:path';
import { AutoModel, env, LogLevel, Tensor } from '@huggingface/transformers';
import { NearnoteError, userTextOf } from '../shared/errors.ts';
import type { ModelToLoad } from '../shared/inference.ts';
import { userText } from '../shared/user-text.ts';
import { poolAndNormalize } from './pooling.ts';
import { sessionOptions } from './session-options.ts';
import type { Infer } from './tokenized-batch.ts';
import { reasonOfModel } from './unusable-files.ts';

// All models are loaded from the disk; the library must never use the network.
env.allowRemoteModels = false;
// The library prints the inputs of a failed inference, which are the user’s notes. The error is reported in any case.
env.logLevel = LogLevel.NONE;

/**
 * Loads a feature-extraction model in the layout of transformers.js. It runs on one text at a time, without padding: a
 * quantised model scales its activations by the largest value among all that it is given, so that in a batch the vector
 * of a text would depend on its neighbours. What that costs: docs/measurements.md.
 * @throws NearnoteError `model-unavailable` if its files are missing or unusable.
 */
export async function loadModel(model: ModelToLoad): Promise<Infer> {
  const { folder, pooling } = model;
  const loaded = await load(model);

  async function vectorOf(ids: BigInt64Array): Promise<Float32Array> {
    const shape = [1, ids.length];
    const outputs: Record<string, unknown> = await loaded({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    });
    const hidden = outputs.last_hidden_state ?? outputs.token_embeddings;
    if (!(hidden instanceof Tensor)) {
      throw new NearnoteError(
        'model-unavailable',
        userText('The model in {folder} is not a feature-extraction model.', { folder }),
      );
    }
    const values = hidden.to('float32').data;
    if (!(values instanceof Float32Array)) throw new Error('The model’s output was not converted to float32.');
    return poolAndNormalize(values, values.length / ids.length, pooling);
  }

  return async ({ ids, lengths }) => {
    const began = performance.now();
    const vectors: Float32Array[] = [];
    let end = 0;
    for (const length of lengths) {
      const start = end;
      end += length;
      vectors.push(
        await vectorOf(ids.subarray(start, end)).catch((error: unknown) => {
          if (error instanceof NearnoteError) throw error;
          throw new NearnoteError(
            'embedding-failed',
            userText('The model could not embed these texts: {error}', { error: userTextOf(error) }),
          );
        }),
      );
    }
    return { ...joined(vectors), ms: performance.now() - began };
  };
}

function joined(vectors: Float32Array[]): { vectors: Float32Array; dimensions: number } {
  const dimensions = vectors[0]?.length ?? 0;
  const all = new Float32Array(vectors.length * dimensions);
  for (const [text, vector] of vectors.entries()) all.set(vector, text * dimensions);
  return { vectors: all, dimensions };
}

async function load({ folder, dtype, device, background }: ModelToLoad) {
  // The library is given the name of a folder below this one.
  env.localModelPath = dirname(folder);
  try {
    return await AutoModel.from_pretrained(basename(folder), {
      dtype,
      device,
      session_options: sessionOptions({ folder, background }),
    });
  } catch (error) {
    throw new NearnoteError(
      'model-unavailable',
      userText('The embedding model in {folder} could not be loaded: {error}', { folder, error: reasonOfModel(error) }),
      { cause: error },
    );
  }
}
