import { describe, expect, it } from 'vitest';
import { BatchQueue } from './batch-queue.ts';
import type { TokenizedBatch } from './tokenized-batch.ts';

/** A queue over a model whose batches end when a test says so, with the order of its steps. */
function queueOf(
  tokenizer: (texts: string[]) => TokenizedBatch = (texts) => ({
    ids: new BigInt64Array(3 * texts.length),
    lengths: texts.map(() => 3),
  }),
) {
  const queue = new BatchQueue();
  const events: string[] = [];
  const inferring: { end: () => void; fail: (error: Error) => void }[] = [];
  queue.use(
    (texts) => {
      events.push(`tokenise ${texts}`);
      return tokenizer(texts);
    },
    ({ lengths }) => {
      const texts = lengths.length;
      events.push(`infer ${texts}`);
      return new Promise((resolve, reject) => {
        inferring.push({
          end: () => resolve({ vectors: new Float32Array(texts), dimensions: 1, ms: 5 }),
          fail: reject,
        });
      });
    },
  );
  return { queue, events, inferring };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('batches in the inference process', () => {
  it('a batch is tokenised while the one before it is inferred, one at a time, in their order', async () => {
    const { queue, events, inferring } = queueOf();
    const first = queue.embed(['a']);
    await soon();
    const second = queue.embed(['b', 'c']);
    await soon();
    expect(events).toEqual(['tokenise a', 'infer 1', 'tokenise b,c']);
    inferring[0]?.end();
    expect(await first).toEqual({ vectors: new Float32Array(1), dimensions: 1, tokens: 3, ms: 5 });
    await soon();
    expect(events.at(-1)).toBe('infer 2');
    inferring[1]?.end();
    expect(await second).toMatchObject({ vectors: new Float32Array(2) });
  });

  it('batches go on after one that failed', async () => {
    const { queue, inferring } = queueOf();
    const answers = Promise.allSettled([queue.embed(['a']), queue.embed(['b'])]);
    await soon();
    inferring[0]?.fail(new Error('out of luck'));
    await soon();
    inferring[1]?.end();
    expect(await answers).toMatchObject([{ reason: { message: 'out of luck' } }, { status: 'fulfilled' }]);
  });

  it('batches go on after one that could not be tokenised', async () => {
    const { queue, inferring } = queueOf((texts) => {
      if (texts[0] === 'odd') throw new Error('not a text');
      return { ids: new BigInt64Array(1), lengths: [1] };
    });
    const answers = Promise.allSettled([queue.embed(['odd']), queue.embed(['b'])]);
    await soon();
    inferring[0]?.end();
    expect(await answers).toMatchObject([{ reason: { message: 'not a text' } }, { status: 'fulfilled' }]);
  });

  it('a batch is refused while no model is loaded', async () => {
    await expect(new BatchQueue().embed(['a'])).rejects.toMatchObject({ code: 'model-unavailable' });
  });
});
