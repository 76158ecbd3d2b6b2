import { z } from 'zod';
import { device, dtype, pooling } from './models.ts';
import type { Contract } from './rpc.ts';

export const modelToLoad = z.object({
  /** Folder in transformers.js' layout: `config.json`, `tokenizer.json`, `onnx/model_<dtype>.onnx`. */
  folder: z.string(),
  dtype,
  device,
  pooling,
  /** Tokens after which a text is cut off. */
  tokenLimit: z.int().positive(),
  /** Work in the background gives way to everything else on the computer; a query is waited for. */
  background: z.boolean(),
});
export type ModelToLoad = z.infer<typeof modelToLoad>;

// Not `z.instanceof`, which would narrow to arrays over buffers of one thread.
const float32Array = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** What the inference process answers. It is stateless but for the one model it has loaded: texts in, vectors out. */
export const inferenceRequests = {
  load: { input: modelToLoad, output: z.object({}) },
  embed: {
    input: z.object({ texts: z.array(z.string()).min(1) }),
    output: z.object({
      /** Of unit length, one after another in the order of the texts. */
      vectors: float32Array,
      dimensions: z.int(),
      /** Tokens of the longest text, to which the others were padded. */
      tokens: z.int(),
      /** Milliseconds that the model took, without tokenising and waiting. */
      ms: z.number(),
    }),
  },
} satisfies Contract;
