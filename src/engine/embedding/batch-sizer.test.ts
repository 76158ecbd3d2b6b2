import { describe, expect, it } from 'vitest';
import { BatchSizer } from './batch-sizer.ts';

/** Packs `batches` batches of texts of this length as the queue does, on a machine that takes `ms` for each. */
function run(sizer: BatchSizer, batches: number, tokens: number, ms: (padded: number) => number): number[] {
  return Array.from({ length: batches }, () => {
    const { texts: most, tokens: budget } = sizer.limits;
    const texts = Math.max(1, Math.min(most, Math.floor(budget / tokens)));
    sizer.record(texts, tokens, ms(texts * tokens));
    return texts;
  });
}

const settledSize = (tokens: number, ms: (padded: number) => number) => {
  const sizer = new BatchSizer();
  run(sizer, 40, tokens, ms);
  return sizer.limits.tokens;
};

describe('the size of batches', () => {
  it('the first batch has 64 texts', () => {
    expect(new BatchSizer().limits).toEqual({ texts: 64, tokens: 16_384, padded: true });
    expect(run(new BatchSizer(), 1, 200, () => 1000)).toEqual([64]);
  });

  it('batches become small for a slow model that is as fast in all sizes', () => {
    expect(settledSize(200, (padded) => padded / 12)).toBe(4_096);
  });

  it('batches become large where each costs something by itself', () => {
    expect(settledSize(200, (padded) => 300 + padded / 100)).toBe(16_384);
  });

  it('batches become large for a model so fast that storing a batch takes as long', () => {
    expect(settledSize(200, (padded) => padded / 500)).toBe(16_384);
  });

  it('batches that are too large for this machine are avoided', () => {
    expect(settledSize(200, (padded) => (padded / 12) * (padded > 3_000 ? 1.3 : 1))).toBe(2_048);
  });

  it('the batch size is not misled by one slow batch, nor by the first', () => {
    let batch = 0;
    expect(settledSize(200, (padded) => (padded / 12) * (batch++ % 7 === 0 ? 5 : 1))).toBe(4_096);
  });

  it('batch sizes are compared over texts of one length, although texts grow longer as they come', () => {
    let batch = 0;
    expect(settledSize(200, (padded) => (padded / 12) * (1 + batch++ / 40))).toBeLessThanOrEqual(4_096);
  });

  it('the batch size is not settled while texts are so short that the budget does not matter', () => {
    const sizer = new BatchSizer();
    run(sizer, 100, 8, (padded) => padded / 12);
    expect(sizer.limits).toEqual({ texts: 256, tokens: 16_384, padded: true });
  });

  it('the batch size settles even if the model counts twice as many tokens as expected', () => {
    const sizer = new BatchSizer();
    for (let batch = 0; batch < 40; batch++) {
      const texts = Math.floor(sizer.limits.tokens / 200);
      sizer.record(texts, 400, (texts * 400) / 12);
    }
    const { tokens } = sizer.limits;
    run(sizer, 10, 200, (padded) => padded);
    expect(sizer.limits.tokens).toBe(tokens);
  });
});
