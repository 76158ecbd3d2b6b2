import { z } from 'zod';
import { inferenceRequests } from '../shared/inference.ts';

const bigInt64Array = z.custom<BigInt64Array>((value) => value instanceof BigInt64Array);

export const tokenizedBatch = z.object({
  /** The model’s inputs by name (`input_ids`, `attention_mask`, …), each texts × tokens, row by row. */
  inputs: z.record(z.string(), bigInt64Array),
  texts: z.int().positive(),
  /** Tokens of the longest text, to which the others are padded. */
  tokens: z.int().positive(),
});
export type TokenizedBatch = z.infer<typeof tokenizedBatch>;

export const inferredBatch = inferenceRequests.embed.output.omit({ tokens: true });
export type Infer = (batch: TokenizedBatch) => Promise<z.infer<typeof inferredBatch>>;
