import { basename } from 'node:path';
import { AutoTokenizer, Tensor } from '@huggingface/transformers';
import { NearnoteError } from '../shared/errors.ts';
import type { ModelToLoad } from '../shared/inference.ts';
import { fromDisk } from './from-disk.ts';
import type { TokenizedBatch } from './tokenized-batch.ts';

export type Tokenize = (texts: string[]) => TokenizedBatch;

/**
 * Loads a model’s tokenizer. It pads the texts of a batch to the longest, and cuts them off at the model’s limit.
 * @throws NearnoteError `model-unavailable` if its files are missing or unusable.
 */
export async function loadTokenizer(model: ModelToLoad): Promise<Tokenize> {
  const tokenizer = await fromDisk(model.folder, () => AutoTokenizer.from_pretrained(basename(model.folder)));
  return (texts) => {
    const tensors = tokenizer(texts, { padding: true, truncation: true, max_length: model.tokenLimit });
    const inputs: Record<string, BigInt64Array> = {};
    for (const [name, tensor] of Object.entries(tensors)) {
      if (!(tensor instanceof Tensor) || !(tensor.data instanceof BigInt64Array)) {
        throw new NearnoteError('model-unavailable', `The tokenizer in ${model.folder} is not for text models.`);
      }
      inputs[name] = tensor.data;
    }
    const tokens = (inputs.attention_mask?.length ?? 0) / texts.length;
    return { inputs, texts: texts.length, tokens };
  };
}
