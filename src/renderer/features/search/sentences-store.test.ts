import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createSentencesStore, type SentenceFound } from './sentences-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sentences that arrive after the answer', () => {
  it('are requested once, when the query has stayed for a moment', async () => {
    const { store, ask } = storeAnswering();
    store.getState().begin('tls');
    store.getState().want([passage(1), passage(2)]);
    await vi.advanceTimersByTimeAsync(100);
    store.getState().begin('tls ingress');
    store.getState().want([passage(2), passage(3)]);
    await vi.advanceTimersByTimeAsync(150);
    store.getState().want([passage(2), passage(3)]);
    await vi.runAllTimersAsync();
    expect(ask.mock.calls).toEqual([['tls ingress', [2, 3]]]);
    expect([...store.getState().found]).toEqual([
      [2, { start: 2, end: 4 }],
      [3, { start: 3, end: 5 }],
    ]);
  });

  it('are not requested where the answer has them, nor without a query', async () => {
    const { store, ask } = storeAnswering();
    store.getState().want([passage(1)]);
    store.getState().begin('tls');
    store.getState().want([{ chunkId: 1, sentence: { start: 0, end: 3 } }]);
    await vi.runAllTimersAsync();
    expect(ask).not.toHaveBeenCalled();
  });

  it('are added for passages that are shown later', async () => {
    const { store } = storeAnswering();
    store.getState().begin('tls');
    store.getState().want([passage(1)]);
    await vi.runAllTimersAsync();
    store.getState().want([passage(2)]);
    await vi.runAllTimersAsync();
    expect([...store.getState().found.keys()]).toEqual([1, 2]);
  });

  it('are those in sight at the end, however many passages were scrolled past', async () => {
    const { store, ask } = storeAnswering();
    store.getState().begin('tls');
    for (let first = 0; first < 200; first += 10) {
      store.getState().want(Array.from({ length: 10 }, (_, i) => passage(first + i)));
    }
    await vi.runAllTimersAsync();
    const asked = ask.mock.calls[0]?.[1] ?? [];
    expect(asked).toHaveLength(50);
    expect(asked.slice(0, 10)).toEqual([190, 191, 192, 193, 194, 195, 196, 197, 198, 199]);
  });

  it('are dropped when they belong to an older query', async () => {
    const answers: ((sentences: SentenceFound[]) => void)[] = [];
    const store = createSentencesStore(() => new Promise((resolve) => answers.push(resolve)), vi.fn());
    store.getState().begin('tls');
    store.getState().want([passage(1)]);
    await vi.runAllTimersAsync();
    store.getState().begin('dns');
    answers[0]?.([{ chunkId: 1, sentence: null }]);
    await vi.runAllTimersAsync();
    expect(store.getState().found.size).toBe(0);
  });

  it('report why they could not be found', async () => {
    const report = vi.fn();
    const error = new NearnoteError('engine-stopped', verbatim('Try again in a moment.'));
    const store = createSentencesStore(() => Promise.reject(error), report);
    store.getState().begin('tls');
    store.getState().want([passage(1)]);
    await vi.runAllTimersAsync();
    expect(report).toHaveBeenCalledWith(error);
  });
});

function storeAnswering() {
  const ask = vi.fn(async (_query: string, chunkIds: number[]) =>
    chunkIds.map((chunkId) => ({ chunkId, sentence: { start: chunkId, end: chunkId + 2 } })),
  );
  return { store: createSentencesStore(ask, vi.fn()), ask };
}

function passage(chunkId: number) {
  return { chunkId, sentence: null };
}
