import { dirname, resolve } from 'node:path';
import { AutoModel, env } from '@huggingface/transformers';
import { describe, expect, it } from 'vitest';
import { inferWith } from './model.ts';
import { loadTokenizer } from './tokenizer.ts';

const folder = resolve(import.meta.dirname, '../engine/testing/models/tiny');

describe('a model', () => {
  it.each([
    ['mean', 'mean'],
    ['first-token', 'cls'],
  ] as const)('gives a text one %s vector, alone or with longer and shorter texts in its run', async (_, pooling) => {
    env.localModelPath = dirname(folder);
    const loaded = await AutoModel.from_pretrained('tiny', { dtype: 'fp32', device: 'cpu' });
    const tokenize = await loadTokenizer({ folder, tokenLimit: 100 });
    const batch = tokenize(['rain and snow at night', 'rain', 'a garden in winter, and much more of it', 'snow']);
    const infer = (texts: number) => inferWith(loaded, { folder, pooling }, { texts, tokens: 1_000 })(batch);
    const [alone, together] = [await infer(1), await infer(3)];
    expect(together.dimensions).toBe(alone.dimensions);
    expect(together.vectors).toHaveLength(4 * alone.dimensions);
    const differences = together.vectors.map((value, at) => Math.abs(value - (alone.vectors[at] ?? 0)));
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });
});
