import { describe, expect, it } from 'vitest';
import { architecture, maxBatchSize } from './batch-memory.ts';

const miniLm = architecture.parse({
  hidden_size: 384,
  intermediate_size: 1536,
  num_attention_heads: 12,
  num_hidden_layers: 6,
});

describe('texts inferred at once', () => {
  it('fewer texts are inferred at once the longer they are, as attention grows with the square of the length', () => {
    expect(maxBatchSize(miniLm, 128)).toBe(42);
    expect(maxBatchSize(miniLm, 256)).toBe(14);
    expect(maxBatchSize(miniLm, 512)).toBe(4);
  });

  it('fewer texts are inferred at once by a wider model', () => {
    expect(maxBatchSize(architecture.parse({ ...miniLm, hidden_size: 768, intermediate_size: 3072 }), 256)).toBe(10);
  });

  it('many texts are inferred at once by a model without layers, which is a table of words', () => {
    expect(maxBatchSize(architecture.parse({ ...miniLm, num_hidden_layers: 0 }), 256)).toBeGreaterThan(64);
  });

  it('at least one text is inferred at once', () => {
    expect(maxBatchSize(miniLm, 8_192)).toBe(1);
  });

  it('as many texts are inferred at once as by a large model where the configuration does not say', () => {
    expect(maxBatchSize(architecture.parse({ model_type: 'unheard-of' }), 256)).toBe(10);
  });
});
