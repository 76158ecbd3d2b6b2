import { describe, expect, it } from 'vitest';
import { inferSideBySide } from './side-by-side.ts';
import type { Infer, TokenizedBatch } from './tokenized-batch.ts';

/** Texts of two tokens each, whose ids are the text’s number: their vector is that number. */
function batchOf(...texts: number[]): TokenizedBatch {
  const ids = texts.flatMap((text) => [BigInt(text), BigInt(text)]);
  return { ids: BigInt64Array.from(ids), lengths: texts.map(() => 2) };
}

const numbersOf = ({ ids }: TokenizedBatch) => [...ids].filter((_, at) => at % 2 === 0).map(Number);

/** Sessions whose parts end when a test says so. */
function sessionsOf(fates: ('starts' | 'fails')[]) {
  const parts: { session: number; texts: number[]; end: () => void; fail: (error: Error) => void }[] = [];
  let started = 0;
  const start = async (): Promise<Infer> => {
    const session = started++;
    if (fates[session] !== 'starts') throw new Error('no memory left');
    return (part) =>
      new Promise((resolve, reject) => {
        const texts = numbersOf(part);
        const end = () => resolve({ vectors: Float32Array.from(texts), dimensions: 1, ms: 1 });
        parts.push({ session, texts, end, fail: reject });
      });
  };
  /** Ends all parts, those that began last first, until the batches are done. */
  const endUntil = async <T>(batches: Promise<T>): Promise<T> => {
    let isDone = false;
    batches.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      for (const part of parts.splice(0).toReversed()) part.end();
      await soon();
    }
    return batches;
  };
  return { start, parts, endUntil, started: () => started };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));
const notCalled = (error: unknown) => {
  throw error;
};

describe('sessions side by side', () => {
  it('a single session infers whole batches, one at a time, in their order', async () => {
    const { start, parts } = sessionsOf(['starts']);
    const infer = await inferSideBySide({ most: 1, start, onFailure: notCalled });
    const answers = [infer(batchOf(1)), infer(batchOf(2, 3))];
    await soon();
    expect(parts.map(({ texts }) => texts)).toEqual([[1]]);
    parts[0]?.end();
    await soon();
    expect(parts.map(({ texts }) => texts)).toEqual([[1], [2, 3]]);
    parts[1]?.end();
    expect(await Promise.all(answers)).toMatchObject([
      { vectors: Float32Array.of(1) },
      { vectors: Float32Array.of(2, 3) },
    ]);
  });

  it('a second session is started for the second batch only, and then each has work and some waiting', async () => {
    const { start, parts, endUntil, started } = sessionsOf(['starts', 'starts']);
    const infer = await inferSideBySide({ most: 2, start, onFailure: notCalled });
    const first = infer(batchOf(1, 2, 3, 4, 5, 6));
    await soon();
    expect([started(), parts.length]).toEqual([1, 2]);
    const second = infer(batchOf(7, 8));
    await soon();
    expect(parts.map(({ session }) => session).toSorted()).toEqual([0, 0, 1, 1]);
    const answers = await endUntil(Promise.all([first, second]));
    expect(answers.flatMap(({ vectors }) => [...vectors])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('the vectors of a batch are in the order of its texts, whichever session is done first', async () => {
    const { start, endUntil } = sessionsOf(['starts', 'starts']);
    const infer = await inferSideBySide({ most: 2, start, onFailure: notCalled });
    await endUntil(infer(batchOf(0)));
    const many = Array.from({ length: 100 }, (_, text) => text + 1);
    expect([...(await endUntil(infer(batchOf(...many)))).vectors]).toEqual(many);
  });

  it('a part that fails fails its batch, and the next batch is inferred', async () => {
    const { start, parts, endUntil } = sessionsOf(['starts', 'starts']);
    const infer = await inferSideBySide({ most: 2, start, onFailure: notCalled });
    const failing = infer(batchOf(1, 2, 3));
    await soon();
    parts[0]?.fail(new Error('out of luck'));
    await expect(failing).rejects.toThrow('out of luck');
    expect(await endUntil(infer(batchOf(4)))).toMatchObject({ vectors: Float32Array.of(4) });
  });

  it('where a second session cannot be started, it is told, and the first goes on', async () => {
    const failures: unknown[] = [];
    const { start, endUntil } = sessionsOf(['starts', 'fails']);
    const infer = await inferSideBySide({ most: 3, start, onFailure: (error) => failures.push(error) });
    await endUntil(Promise.all([infer(batchOf(1)), infer(batchOf(2))]));
    expect(failures).toMatchObject([{ message: 'no memory left' }]);
  });

  it('a model whose first session cannot be started is not loaded', async () => {
    const { start } = sessionsOf(['fails']);
    await expect(inferSideBySide({ most: 2, start, onFailure: notCalled })).rejects.toThrow('no memory left');
  });
});
