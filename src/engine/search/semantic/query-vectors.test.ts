import { expect, it } from 'vitest';
import type { EmbeddingProvider } from '../../embedding/provider.ts';
import { starter } from '../../models/catalogue.ts';
import { specOf } from '../../models/catalogue-entry.ts';
import { QueryVectors } from './query-vectors.ts';

it('each query is embedded once, and the longest beginning that has a vector stands in for a query that has none yet', async () => {
  const asked: string[] = [];
  const provider: EmbeddingProvider = {
    spec: specOf(starter, 'q8'),
    limits: { texts: 1, tokens: 1 },
    isReady: true,
    async embed(texts) {
      asked.push(...texts);
      return texts.map((text) => Float32Array.of(text.length));
    },
    preload() {},
    unloadPassages() {},
    close() {},
  };
  const vectors = new QueryVectors(provider);
  expect(vectors.ofBeginning('prune the apple')).toBeNull();
  for (const query of ['prune', 'prune the', 'prune the', 'bees']) await vectors.of(query);
  expect(asked).toEqual(['prune', 'prune the', 'bees']);
  expect(vectors.ofBeginning('prune the apple')).toEqual(Float32Array.of('prune the'.length));
  expect(vectors.ofBeginning('prune them')).toEqual(Float32Array.of('prune the'.length));
  expect(vectors.ofBeginning('bees in the apple trees')).toBeNull();
});
