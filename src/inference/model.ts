import { basename } from 'node:path';
import { AutoModel, Tensor } from '@huggingface/transformers';
import { messageOf, NearnoteError } from '../shared/errors.ts';
import type { ModelToLoad } from '../shared/inference.ts';
import { architecture, textsAtOnce } from './batch-memory.ts';
import { fromDisk } from './from-disk.ts';
import { poolAndNormalize } from './pooling.ts';
import type { Infer, TokenizedBatch } from './tokenized-batch.ts';

/**
 * Loads a feature-extraction model in transformers.js' layout. The batches it is given may be of any size: what would
 * take too much memory at once is inferred in parts.
 * @throws NearnoteError `model-unavailable` when its files are missing or cannot be used.
 */
export async function loadModel(model: ModelToLoad): Promise<Infer> {
  const { folder, dtype, device, pooling, background } = model;
  const loaded = await fromDisk(folder, () =>
    AutoModel.from_pretrained(basename(folder), {
      dtype,
      device,
      session_options: {
        // Memory patterns are made for inputs of one shape. Here every batch has its own, and without them a batch needs
        // half the memory and is no slower.
        enableMemPattern: false,
        // Threads that wait for work by spinning answer a query sooner. In the background they would take the cores from
        // the tokenizer and from everything that goes first.
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
      throw new NearnoteError('model-unavailable', `The model in ${folder} is not one for feature extraction.`);
    }
    const values = hidden.to('float32').data;
    if (!(values instanceof Float32Array)) throw new Error('Numbers were asked for as float32.');
    const dimensions = values.length / (texts * tokens);
    return poolAndNormalize(values, inputs.attention_mask, { texts, tokens, dimensions }, pooling);
  }

  return async (batch) => {
    const began = performance.now();
    const parts: Float32Array[] = [];
    for (const part of inParts(batch, textsAtOnce(shape, batch.tokens))) {
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

/** The batch in parts of nearly the same size, none with more than `most` texts. */
function inParts(batch: TokenizedBatch, most: number): TokenizedBatch[] {
  const { inputs, texts, tokens } = batch;
  if (texts <= most) return [batch];
  const each = Math.ceil(texts / Math.ceil(texts / most));
  const parts: TokenizedBatch[] = [];
  for (let first = 0; first < texts; first += each) {
    const last = Math.min(texts, first + each);
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
