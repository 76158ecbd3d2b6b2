import { describe, expect, it } from 'vitest';
import { architecture, maxBatchSize } from './batch-memory.ts';

const miniLm = architecture.parse({
  hidden_size: 384,
  intermediate_size: 1536,
  num_attention_heads: 12,
  num_hidden_layers: 6,
});

describe('texts inferred at once', () => {
  it('are fewer the longer they are, as attention grows with the square of the length', () => {
    expect(maxBatchSize(miniLm, 128)).toBe(42);
    expect(maxBatchSize(miniLm, 256)).toBe(14);
    expect(maxBatchSize(miniLm, 512)).toBe(4);
  });

  it('are fewer for a wider model', () => {
    expect(maxBatchSize(architecture.parse({ ...miniLm, hidden_size: 768, intermediate_size: 3072 }), 256)).toBe(10);
  });

  it('are many for a model without layers, which is a table of words', () => {
    expect(maxBatchSize(architecture.parse({ ...miniLm, num_hidden_layers: 0 }), 256)).toBeGreaterThan(64);
  });

  it('is one at least', () => {
    expect(maxBatchSize(miniLm, 8_192)).toBe(1);
  });

  it('are those of a large model where the configuration does not tell', () => {
    expect(maxBatchSize(architecture.parse({ model_type: 'unheard-of' }), 256)).toBe(10);
  });
});
