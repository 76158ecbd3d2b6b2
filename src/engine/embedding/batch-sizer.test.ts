import { describe, expect, it } from 'vitest';
import { BatchSizer } from './batch-sizer.ts';

describe('the size of batches', () => {
  it('the first batch holds some ten passages of usual length, as the speed is not known', () => {
    expect(new BatchSizer().limits).toEqual({ texts: 256, tokens: 2_048 });
  });

  it('a batch holds what the model embedded in half a second of the one before', () => {
    const sizer = new BatchSizer();
    sizer.record(2_000, 400);
    expect(sizer.limits.tokens).toBe(2_500);
    sizer.record(2_500, 1_000);
    expect(sizer.limits.tokens).toBe(1_250);
  });

  it('a batch of a model so slow that a text takes longer has room for one', () => {
    const sizer = new BatchSizer();
    sizer.record(1, 60_000);
    expect(sizer.limits.tokens).toBe(1);
  });

  it('a batch of a fast model has as many texts as one transaction may hold', () => {
    const sizer = new BatchSizer();
    sizer.record(2_000, 1);
    expect(sizer.limits).toEqual({ texts: 256, tokens: 1_000_000 });
  });
});
