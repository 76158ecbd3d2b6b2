import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundCounts } from '../../../shared/facets.ts';
import { answerOf } from '../search/testing.ts';
import { createFacetsStore } from './store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the numbers of the library', () => {
  it('are read at once, and while the library changes once a second, the last time after the last change', async () => {
    const { store, ofLibrary } = storeWith();
    store.getState().refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().library).toEqual(counted('x', 1));
    for (let change = 0; change < 5; change++) store.getState().refresh();
    expect(ofLibrary).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ofLibrary).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ofLibrary).toHaveBeenCalledTimes(2);
  });
});

describe('the numbers of what is found', () => {
  it('follow an answer that has stood for a moment, and those before stay until then', async () => {
    const { store, ofSearch } = storeWith();
    store.getState().answered(answerOf([], { query: 'a' }));
    await vi.advanceTimersByTimeAsync(50);
    store.getState().answered(answerOf([], { query: 'ab' }));
    await vi.advanceTimersByTimeAsync(200);
    expect(ofSearch.mock.calls.map(([{ query }]) => query)).toEqual(['ab']);
    expect(store.getState().found?.get('/notes/ab')).toBe(2);
    store.getState().answered(answerOf([], { query: 'abc' }));
    expect(store.getState().found?.get('/notes/ab')).toBe(2);
    await vi.advanceTimersByTimeAsync(200);
    expect([...(store.getState().found ?? [])]).toEqual([
      ['/notes/abc', 3],
      ['#abc', 3],
    ]);
  });

  it('are dropped where they come too late', async () => {
    const { store } = storeWith(1_000);
    store.getState().answered(answerOf([], { query: 'slow' }));
    await vi.advanceTimersByTimeAsync(500);
    store.getState().answered(null);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.getState().found).toBeNull();
  });

  it('are counted once the answer is complete, not for what words have found before', async () => {
    const { store, ofSearch } = storeWith();
    store.getState().answered(answerOf([], { query: 'abc', isProvisional: true }));
    await vi.advanceTimersByTimeAsync(500);
    expect(ofSearch).not.toHaveBeenCalled();
    store.getState().answered(answerOf([], { query: 'abc' }));
    await vi.advanceTimersByTimeAsync(200);
    expect(ofSearch).toHaveBeenCalledTimes(1);
  });

  it('are those of the library while similar notes are shown', async () => {
    const { store, ofSearch } = storeWith();
    store.getState().answered(answerOf([], { similarTo: { noteId: 1, title: 'A', selection: null } }));
    await vi.advanceTimersByTimeAsync(500);
    expect(ofSearch).not.toHaveBeenCalled();
    expect(store.getState().found).toBeNull();
  });
});

/** Of a search, as many notes are found as its query has letters. */
function storeWith(milliseconds = 0) {
  const ofLibrary = vi.fn(async () => counted('x', 1));
  const ofSearch = vi.fn(async ({ query }: { query: string }) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return counted(query, query.length);
  });
  const report = (error: unknown): void => {
    throw error;
  };
  return { store: createFacetsStore({ ofLibrary, ofSearch, report }), ofLibrary, ofSearch };
}

function counted(name: string, notes: number): FoundCounts {
  return { folders: [{ folder: '/notes', path: name, notes }], tags: [{ tag: name, notes }], elsewhere: [] };
}
