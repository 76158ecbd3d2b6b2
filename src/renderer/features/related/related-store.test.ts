import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hit } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { hitOf } from '../search/testing.ts';
import { createRelatedStore, type RelatedRequests } from './related-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const none = { notes: [], total: 0 };
const sentence = { text: 'Because.', start: 3, marks: [] };

function storeWith(requests: Partial<RelatedRequests>) {
  return createRelatedStore({
    similar: async (noteId) => [hitOf(noteId + 10)],
    reasons: async (_noteId, others) => others.map((noteId) => ({ noteId, sentence })),
    list: async () => none,
    ...requests,
  });
}

describe('the store of related notes', () => {
  it('looks for nothing until the end of a note has been in view for a moment', async () => {
    const similar = vi.fn(async (noteId: number) => [hitOf(noteId + 10)]);
    const store = storeWith({ similar });
    for (const id of [1, 2, 3]) {
      store.getState().follow(id);
      store.getState().reach();
      await vi.advanceTimersByTimeAsync(100);
    }
    store.getState().reach();
    await vi.runAllTimersAsync();
    store.getState().follow(4);
    await vi.runAllTimersAsync();
    expect(similar.mock.calls).toEqual([[3]]);
  });

  it('has all lists and the sentences that say why at once', async () => {
    const reasons = Promise.withResolvers<void>();
    const store = storeWith({
      reasons: async () => {
        await reasons.promise;
        return [
          { noteId: 11, sentence },
          { noteId: 12, sentence: null },
        ];
      },
    });
    store.getState().follow(1);
    store.getState().reach();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.getState().relations).toBeNull();
    reasons.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().relations).toEqual({
      similar: [hitOf(11)],
      reasons: new Map([[11, sentence]]),
      backlinks: none,
      mentions: none,
    });
  });

  it('does without the sentences where they take long', async () => {
    const store = storeWith({ reasons: () => new Promise(() => {}) });
    store.getState().follow(1);
    store.getState().reach();
    await vi.runAllTimersAsync();
    expect(store.getState().relations).toMatchObject({ similar: [{ noteId: 11 }], reasons: new Map() });
  });

  it('ignores answers about a note that is no longer shown', async () => {
    const waiting: ((hits: Hit[]) => void)[] = [];
    const store = storeWith({ similar: () => new Promise((resolve) => waiting.push(resolve)) });
    store.getState().follow(1);
    store.getState().reach();
    await vi.runAllTimersAsync();
    store.getState().follow(null);
    waiting[0]?.([hitOf(11)]);
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ noteId: null, relations: null });
  });

  it('shows links even if similar notes cannot be found, and says why those cannot', async () => {
    const store = storeWith({
      similar: () => Promise.reject(new NearnoteError('engine-stopped', verbatim('Try again.'))),
    });
    store.getState().follow(1);
    store.getState().reach();
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({
      relations: { similar: [], backlinks: none },
      failure: { text: verbatim('Try again.') },
    });
  });

  it('is found anew when the library has changed, as far as it is shown', async () => {
    let hits = [hitOf(11)];
    const similar = vi.fn(async () => hits);
    const store = storeWith({ similar });
    store.getState().follow(1);
    store.getState().refresh();
    await vi.runAllTimersAsync();
    expect(similar).not.toHaveBeenCalled();
    store.getState().reach();
    await vi.runAllTimersAsync();
    hits = [hitOf(12)];
    for (let i = 0; i < 5; i++) store.getState().refresh();
    expect(store.getState().relations).toMatchObject({ similar: [{ noteId: 11 }] });
    await vi.runAllTimersAsync();
    expect(store.getState().relations).toMatchObject({ similar: [{ noteId: 12 }] });
    expect(similar).toHaveBeenCalledTimes(2);
  });

  it('is found again after a failure, which is then no longer told', async () => {
    const similar = vi.fn(() => Promise.reject<Hit[]>(new NearnoteError('engine-stopped', verbatim('Try again.'))));
    const store = storeWith({ similar });
    store.getState().follow(1);
    store.getState().reach();
    await vi.runAllTimersAsync();
    similar.mockResolvedValue([hitOf(11)]);
    store.getState().refresh();
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ relations: { similar: [{ noteId: 11 }] }, failure: null });
  });

  it('gets more of one list when asked to', async () => {
    const list = vi.fn(async (_list: string, _noteId: number, limit: number) => ({ notes: [], total: limit }));
    const store = storeWith({ list });
    store.getState().follow(1);
    store.getState().reach();
    await vi.runAllTimersAsync();
    store.getState().showMore('backlinks');
    await vi.runAllTimersAsync();
    expect(store.getState().relations).toMatchObject({ backlinks: { total: 200 }, mentions: { total: 5 } });
  });
});
