import { basename } from 'node:path';
import { AutoModel, Tensor } from '@huggingface/transformers';
import { messageOf, NearnoteError } from '../shared/errors.ts';
import type { ModelToLoad } from '../shared/inference.ts';
import { architecture, maxBatchSize } from './batch-memory.ts';
import { fromDisk } from './from-disk.ts';
import { poolAndNormalize } from './pooling.ts';
import type { Infer, TokenizedBatch } from './tokenized-batch.ts';

/**
 * Loads a feature-extraction model in the layout of transformers.js. Batches may have any size: those that would take
 * too much memory are split.
 * @throws NearnoteError `model-unavailable` if its files are missing or unusable.
 */
export async function loadModel(model: ModelToLoad): Promise<Infer> {
  const { folder, dtype, device, pooling, background } = model;
  const loaded = await fromDisk(folder, () =>
    AutoModel.from_pretrained(basename(folder), {
      dtype,
      device,
      session_options: {
        // Memory patterns help when all inputs have the same shape, but here every batch has its own. Without patterns,
        // a batch takes half the memory and is no slower.
        enableMemPattern: false,
        // Threads that spin while waiting for work answer a query sooner. In the background they would take the cores
        // from the tokenizer and from all work with a higher priority.
        extra: { session: { intra_op: { allow_spinning: background ? '0' : '1' } } },
      },
    }),
  );
  const shape = architecture.parse(loaded.config);

  async function infer({ inputs, texts, tokens }: TokenizedBatch): Promise<Float32Array> {
    const tensors = Object.entries(inputs).map(([name, ids]) => [name, new Tensor('int64', ids, [texts, tokens])]);
    const outputs: Record<string, unknown> = await loaded(Object.fromEntries(tensors));
    const hidden = outputs.last_hidden_state ?? outputs.token_embeddings;
    if (!(hidden instanceof Tensor) || inputs.attention_mask === undefined) {
      throw new NearnoteError('model-unavailable', `The model in ${folder} is not a feature-extraction model.`);
    }
    const values = hidden.to('float32').data;
    if (!(values instanceof Float32Array)) throw new Error('The model’s output was not converted to float32.');
    const dimensions = values.length / (texts * tokens);
    return poolAndNormalize(values, inputs.attention_mask, { texts, tokens, dimensions }, pooling);
  }

  return async (batch) => {
    const began = performance.now();
    const parts: Float32Array[] = [];
    for (const part of split(batch, maxBatchSize(shape, batch.tokens))) {
      parts.push(
        await infer(part).catch((error: unknown) => {
          if (error instanceof NearnoteError) throw error;
          throw new NearnoteError('embedding-failed', `The model could not embed these texts: ${messageOf(error)}`);
        }),
      );
    }
    const vectors = joined(parts);
    return { vectors, dimensions: vectors.length / batch.texts, ms: performance.now() - began };
  };
}

/** Splits a batch into parts of nearly the same size, each with at most `maxTexts` texts. */
function split(batch: TokenizedBatch, maxTexts: number): TokenizedBatch[] {
  const { inputs, texts, tokens } = batch;
  if (texts <= maxTexts) return [batch];
  const partSize = Math.ceil(texts / Math.ceil(texts / maxTexts));
  const parts: TokenizedBatch[] = [];
  for (let first = 0; first < texts; first += partSize) {
    const last = Math.min(texts, first + partSize);
    const rows = Object.entries(inputs).map(([name, ids]) => [name, ids.subarray(first * tokens, last * tokens)]);
    parts.push({ inputs: Object.fromEntries(rows), texts: last - first, tokens });
  }
  return parts;
}

function joined(parts: Float32Array[]): Float32Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
