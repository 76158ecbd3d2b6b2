import { z } from 'zod';

/** Bytes for a batch, not counting the model. Larger batches are no faster on a CPU: they exceed its caches. */
const budget = 128 * 2 ** 20;

/**
 * The parts of a model’s `config.json` that determine how much memory a token takes. A model that names them
 * differently is assumed to be as large as BERT-base.
 */
export const architecture = z.object({
  hidden_size: z.number().catch(768),
  intermediate_size: z.number().catch(3072),
  num_attention_heads: z.number().catch(12),
  num_hidden_layers: z.number().catch(12),
});
type Architecture = z.infer<typeof architecture>;

/**
 * The number of texts of this many tokens that fit into the budget, at least 1. A transformer needs most memory in one
 * of two places: in the attention, with about eight vectors of the model’s width and two rows of scores per head for
 * each token; or in the wide layer after it, with four vectors of its width. Measured with all-MiniLM-L6-v2’s
 * architecture in 8 bits: 23 kB per token in texts of 128 tokens, 31 kB in texts of 209, 60 kB in texts of 512; the
 * formula gives 25, 32 and 61. A model without layers merely looks up its words.
 */
export function maxBatchSize(model: Architecture, tokens: number): number {
  const attention = 8 * model.hidden_size + 2 * model.num_attention_heads * tokens;
  const layer = Math.max(attention, 4 * model.intermediate_size);
  const values = model.num_hidden_layers === 0 ? 4 * model.hidden_size : layer;
  return Math.max(1, Math.floor(budget / (tokens * values * Float32Array.BYTES_PER_ELEMENT)));
}
