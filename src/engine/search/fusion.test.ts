import { describe, expect, it } from 'vitest';
import { bestOfEachNote, fuse } from './fusion.ts';

const candidate = (chunkId: number, score: number, documentId = chunkId) => ({ chunkId, documentId, score });

describe('fusion', () => {
  it('lets a strong match of words win over meaning, and meaning win over words matched by chance', () => {
    const near = candidate(1, 0.5);
    expect(fuse([near, candidate(2, 0.3)], [candidate(2, 9)], 10)[0]?.chunkId).toBe(2);
    expect(fuse([near, candidate(2, 0.3)], [candidate(2, 2)], 10)[0]?.chunkId).toBe(1);
  });

  it('tells similarity apart from rank, and says which passages hold words', () => {
    expect(fuse([candidate(1, 0.5)], [candidate(2, 5)], 10)).toEqual([
      { chunkId: 1, documentId: 1, score: expect.closeTo(0.225), similarity: 0.5, keyword: false },
      { chunkId: 2, documentId: 2, score: expect.closeTo(0.206, 3), similarity: null, keyword: true },
    ]);
  });

  it('keeps scores between 0 and 1', () => {
    const [best, worst] = fuse([candidate(1, 1), candidate(2, -0.4)], [candidate(1, 50)], 10);
    expect(best?.score).toBe(1);
    expect(worst?.score).toBe(0);
  });

  it('survives a query without a single word that counts', () => {
    expect(fuse([], [candidate(1, 0)], 0)).toMatchObject([{ chunkId: 1, score: 0 }]);
  });
});

it('shows each note once, with its best passage', () => {
  const ranked = fuse([candidate(1, 0.2, 7), candidate(2, 0.9, 7), candidate(3, 0.5, 8), candidate(4, 0.4, 9)], [], 0);
  expect(bestOfEachNote(ranked, 2).map(({ chunkId }) => chunkId)).toEqual([2, 3]);
});
