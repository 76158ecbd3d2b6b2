import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hit } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { hitOf } from '../search/testing.ts';
import { createSimilarStore } from './similar-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the store of similar notes', () => {
  it('searches once a note has stayed open for a moment', async () => {
    const find = vi.fn(async (noteId: number) => [hitOf(noteId + 10)]);
    const store = createSimilarStore(find);
    for (const id of [1, 2, 3, 3]) {
      store.getState().follow(id);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.runAllTimersAsync();
    expect(find.mock.calls).toEqual([[3]]);
    expect(store.getState()).toMatchObject({ noteId: 3, hits: [{ noteId: 13 }] });
  });

  it('forgets a closed note, and ignores an answer that arrives late', async () => {
    const waiting: ((hits: Hit[]) => void)[] = [];
    const store = createSimilarStore(() => new Promise((resolve) => waiting.push(resolve)));
    store.getState().follow(1);
    await vi.runAllTimersAsync();
    store.getState().follow(null);
    waiting[0]?.([hitOf(11)]);
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ noteId: null, hits: null });
  });

  it('says why similar notes could not be found', async () => {
    const store = createSimilarStore(() => Promise.reject(new NearnoteError('engine-stopped', 'Try again.')));
    store.getState().follow(1);
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ hits: null, failure: 'Try again.' });
  });
});
