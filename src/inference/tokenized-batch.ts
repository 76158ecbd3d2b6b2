import { z } from 'zod';
import { inferenceRequests } from '../shared/inference.ts';

const bigInt64Array = z.custom<BigInt64Array>((value) => value instanceof BigInt64Array);

export const tokenizedBatch = z.object({
  /** The ids of all texts’ tokens, one text after another. */
  ids: bigInt64Array,
  /** Tokens of each text, in their order. */
  lengths: z.array(z.int().positive()).min(1),
});
export type TokenizedBatch = z.infer<typeof tokenizedBatch>;

export const inferredBatch = inferenceRequests.embed.output.omit({ tokens: true });
export type Infer = (batch: TokenizedBatch) => Promise<z.infer<typeof inferredBatch>>;
