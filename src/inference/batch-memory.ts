import { z } from 'zod';

/** What a batch may take beside the model itself: larger ones are no faster on a CPU, as their values leave its caches. */
const budget = 128 * 2 ** 20;

/**
 * What of a model's `config.json` decides how much memory a token takes. A model that says it in other words is taken for
 * one as large as BERT-base.
 */
export const architecture = z.object({
  hidden_size: z.number().catch(768),
  intermediate_size: z.number().catch(3072),
  num_attention_heads: z.number().catch(12),
  num_hidden_layers: z.number().catch(12),
});
type Architecture = z.infer<typeof architecture>;

/**
 * How many texts of this many tokens fit into the budget. A transformer's peak is in one of two places: the attention,
 * with some eight vectors of its width and two rows of scores a head for each token; or the wide layer after it, four
 * times over. Measured with all-MiniLM-L6-v2's architecture in 8 bits: 23 kB a token in texts of 128 tokens, 31 kB in
 * texts of 209, 60 kB in texts of 512; the formula says 25, 32 and 61. A model without layers only looks its words up.
 */
export function textsAtOnce(model: Architecture, tokens: number): number {
  const attention = 8 * model.hidden_size + 2 * model.num_attention_heads * tokens;
  const layer = Math.max(attention, 4 * model.intermediate_size);
  const values = model.num_hidden_layers === 0 ? 4 * model.hidden_size : layer;
  return Math.max(1, Math.floor(budget / (tokens * values * Float32Array.BYTES_PER_ELEMENT)));
}
