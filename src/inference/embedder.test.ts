import { describe, expect, it } from 'vitest';
import { Embedder } from './embedder.ts';
import type { Infer, TokenizedBatch } from './tokenized-batch.ts';

const tokens = 3;
const tokenize = (texts: string[]): TokenizedBatch => {
  if (texts[0] === 'odd') throw new Error('not a text');
  return { ids: new BigInt64Array(tokens * texts.length), lengths: texts.map(() => tokens) };
};

function embedderOver(infer: Infer): Embedder {
  const embedder = new Embedder();
  embedder.use(tokenize, infer);
  return embedder;
}

const vectorsOf: Infer = async ({ lengths }) => ({
  vectors: new Float32Array(lengths.length),
  dimensions: 1,
  ms: 5,
});

describe('embedding in the inference process', () => {
  it('a batch is tokenised while the one before it is inferred', async () => {
    const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const inferring: (() => void)[] = [];
    const embedder = embedderOver(async (batch) => {
      begun[inferring.length]?.resolve();
      await new Promise<void>((resolve) => inferring.push(resolve));
      return vectorsOf(batch);
    });
    const first = embedder.embed(['a']);
    await begun[0]?.promise;
    const second = embedder.embed(['b', 'c']);
    await begun[1]?.promise;
    for (const end of inferring) end();
    expect(await first).toEqual({ vectors: new Float32Array(1), dimensions: 1, tokens, ms: 5 });
    expect(await second).toMatchObject({ vectors: new Float32Array(2), tokens: 2 * tokens });
  });

  it('batches go on after one that could not be tokenised', async () => {
    const embedder = embedderOver(vectorsOf);
    const answers = Promise.allSettled([embedder.embed(['odd']), embedder.embed(['b'])]);
    expect(await answers).toMatchObject([{ reason: { message: 'not a text' } }, { status: 'fulfilled' }]);
  });

  it('a batch is refused while no model is loaded', async () => {
    await expect(new Embedder().embed(['a'])).rejects.toMatchObject({ code: 'model-unavailable' });
  });
});
