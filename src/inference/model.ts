import { basename, dirname } from 'node:path';
import { AutoModel, env, LogLevel, Tensor } from '@huggingface/transformers';
import { NearnoteError, userTextOf } from '../shared/errors.ts';
import type { ModelToLoad } from '../shared/inference.ts';
import { userText } from '../shared/user-text.ts';
import { poolAndNormalize } from './pooling.ts';
import { type PaddedRun, paddedRun, type RunLimits, runLimits, runsOf } from './runs.ts';
import { sessionOptions } from './session-options.ts';
import type { Infer } from './tokenized-batch.ts';
import { reasonOfModel } from './unusable-files.ts';

// All models are loaded from the disk; the library must never use the network.
env.allowRemoteModels = false;
// The library prints the inputs of a failed inference, which are the user’s notes. The error is reported in any case.
env.logLevel = LogLevel.NONE;

/**
 * Loads a feature-extraction model in the layout of transformers.js. How many texts go through it together: runs.ts.
 * @param threads of the session; null leaves their number to the runtime.
 * @throws NearnoteError `model-unavailable` if its files are missing or unusable.
 */
export async function loadModel(model: ModelToLoad, threads: number | null = null): Promise<Infer> {
  return inferWith(await load(model, threads), model, runLimits(model));
}

/** What infers with a model that is loaded, as many texts a run as the limits allow. */
export function inferWith(
  loaded: (inputs: Record<string, Tensor>) => Promise<Record<string, unknown>>,
  { folder, pooling }: Pick<ModelToLoad, 'folder' | 'pooling'>,
  limits: RunLimits,
): Infer {
  /** The vectors of a run’s texts, in the run’s order. */
  async function vectorsOf({ ids, mask, lengths, width }: PaddedRun): Promise<Float32Array[]> {
    const shape = [lengths.length, width];
    const outputs = await loaded({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
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
    const dimensions = values.length / ids.length;
    return lengths.map((length, row) => {
      const first = row * width * dimensions;
      return poolAndNormalize(values.subarray(first, first + length * dimensions), dimensions, pooling);
    });
  }

  return async (batch) => {
    const began = performance.now();
    const vectors: Float32Array[] = [];
    for (const run of runsOf(batch.lengths, limits)) {
      const ofRun = await vectorsOf(paddedRun(batch, run)).catch((error: unknown) => {
        if (error instanceof NearnoteError) throw error;
        throw new NearnoteError(
          'embedding-failed',
          userText('The model could not embed these texts: {error}', { error: userTextOf(error) }),
        );
      });
      for (const [row, vector] of ofRun.entries()) vectors[run[row] ?? 0] = vector;
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

async function load({ folder, dtype, device, background }: ModelToLoad, threads: number | null) {
  // The library is given the name of a folder below this one.
  env.localModelPath = dirname(folder);
  try {
    return await AutoModel.from_pretrained(basename(folder), {
      dtype,
      device,
      session_options: sessionOptions({ folder, background }, threads),
    });
  } catch (error) {
    throw new NearnoteError(
      'model-unavailable',
      userText('The embedding model in {folder} could not be loaded: {error}', { folder, error: reasonOfModel(error) }),
      { cause: error },
    );
  }
}
