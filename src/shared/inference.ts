import { z } from 'zod';
import type { Contract } from './rpc.ts';

/** How the vectors of a text's tokens become the text's vector. */
const pooling = z.enum(['mean', 'cls']);
export type Pooling = z.infer<typeof pooling>;

export const modelToLoad = z.object({
  /** Folder in transformers.js' layout: `config.json`, `tokenizer.json`, `onnx/model_<dtype>.onnx`. */
  folder: z.string(),
  dtype: z.enum(['fp32', 'fp16', 'q8', 'q4']),
  device: z.enum(['cpu', 'webgpu']),
  pooling,
  /** Tokens after which a text is cut off. */
  tokenLimit: z.int().positive(),
});
export type ModelToLoad = z.infer<typeof modelToLoad>;

// Not `z.instanceof`, which would narrow to arrays over buffers of one thread.
const float32Array = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** What the inference process answers. It is stateless but for the model it has loaded: texts in, vectors out. */
export const inferenceRequests = {
  load: { input: modelToLoad, output: z.object({}) },
  embed: {
    input: z.object({
      texts: z.array(z.string()).min(1),
      /** A person waits: taken before every batch that has not begun. */
      urgent: z.boolean(),
    }),
    /** The vectors of unit length, one after another in the order of the texts. */
    output: z.object({ vectors: float32Array, dimensions: z.int() }),
  },
} satisfies Contract;
