import { basename, dirname } from 'node:path';
import { env, pipeline, type Tensor } from '@huggingface/transformers';
import { messageOf, NearnoteError } from '../shared/errors.ts';
import type { ModelToLoad } from '../shared/inference.ts';
import { poolAndNormalize } from './pooling.ts';

/** What the tokenizer makes of a batch: the model's inputs, texts × tokens each. */
type TokenizedBatch = Record<string, Tensor>;

export interface LoadedModel {
  tokenize(texts: string[]): TokenizedBatch;
  /** Vectors of unit length, texts × dimensions. */
  infer(batch: TokenizedBatch): Promise<{ vectors: Float32Array; dimensions: number }>;
}

// Whatever is loaded is on the disk already; nothing here may reach for the network.
env.allowRemoteModels = false;

/**
 * Loads a feature-extraction model in transformers.js' layout.
 * @throws NearnoteError `model-unavailable` when its files are missing or cannot be used.
 */
export async function loadModel(model: ModelToLoad): Promise<LoadedModel> {
  env.localModelPath = dirname(model.folder);
  const extractor = await pipeline('feature-extraction', basename(model.folder), {
    dtype: model.dtype,
    device: model.device,
  }).catch((error: unknown) => {
    throw new NearnoteError(
      'model-unavailable',
      `The embedding model in ${model.folder} could not be loaded: ${messageOf(error)}`,
    );
  });

  return {
    tokenize: (texts) => extractor.tokenizer(texts, { padding: true, truncation: true, max_length: model.tokenLimit }),

    async infer(batch) {
      const { last_hidden_state: hidden } = await extractor.model(batch);
      const [texts, tokens, dimensions] = hidden.dims;
      const mask = batch.attention_mask?.data;
      if (!(mask instanceof BigInt64Array) || !(hidden.data instanceof Float32Array)) {
        throw new NearnoteError('model-unavailable', `The model in ${model.folder} is not one for feature extraction.`);
      }
      return { vectors: poolAndNormalize(hidden.data, mask, { texts, tokens, dimensions }, model.pooling), dimensions };
    },
  };
}
