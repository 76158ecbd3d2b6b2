import { describe, expect, it } from 'vitest';
import { recallAt10 } from './recall.ts';

describe('recall', () => {
  const near = (slots: number[]) => slots.map((slot) => ({ slot, similarity: 1 - slot / 100 }));
  const parts = (found: number[]) => ({
    chunkIds: [1, 2, 3],
    vectors: async (ids: readonly number[]) =>
      ids.map((chunkId) => ({ chunkId, noteId: 1, vector: new Float32Array(1) })),
    exact: async () => near([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    searched: async () => near(found),
    cosines: async (_query: Float32Array, slots: readonly number[]) => near([...slots]),
  });

  it('recall is the share of the ten nearest that were found', async () => {
    expect(await recallAt10(parts([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]))).toBe(1);
    expect(await recallAt10(parts([0, 1, 2, 3, 4, 50, 51, 52, 53, 54, 55]))).toBeCloseTo(0.5);
  });

  it('recall is not known where there is no vector', async () => {
    expect(await recallAt10({ ...parts([]), vectors: async () => [] })).toBeNull();
    expect(await recallAt10({ ...parts([]), chunkIds: [] })).toBeNull();
  });
});
