import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchRequest } from '../../../shared/domain.ts';
import { shownHits } from './store.ts';
import { ask, hitOf, responseOf, storeResponding } from './testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the weak hits of an answer', () => {
  const graded = () => responseOf([1, 2, 3, 4, 5, 6].map((id) => hitOf(id, { grade: id < 4 ? 'good' : 'weak' })));

  it('are folded into one line behind the others, where the selection stops', async () => {
    const { store } = storeResponding(graded);
    await ask(store, 'tls');
    const { move } = store.getState();
    expect(shownHits(store.getState()).map(({ noteId }) => noteId)).toEqual([1, 2, 3]);
    move(Number.POSITIVE_INFINITY);
    expect(store.getState()).toMatchObject({ selectedId: 1, isAtWeak: true });
    move(1);
    expect(store.getState()).toMatchObject({ isAtWeak: true });
    move(-1);
    expect(store.getState()).toMatchObject({ selectedId: 3, isAtWeak: false });
  });

  it('are listed once their line is unfolded, from the first of them on, until they are folded again', async () => {
    const { store } = storeResponding(graded);
    await ask(store, 'tls');
    store.getState().unfold();
    expect(store.getState()).toMatchObject({ selectedId: 4, isWeakShown: true, isAtWeak: false });
    expect(shownHits(store.getState())).toHaveLength(6);
    store.getState().fold();
    expect(store.getState()).toMatchObject({ selectedId: 3, isWeakShown: false, isAtWeak: true });
  });

  it('are folded again for the next question, but not when the same one is asked again', async () => {
    const { store } = storeResponding(graded);
    await ask(store, 'tls');
    store.getState().unfold();
    store.getState().refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.getState()).toMatchObject({ selectedId: 4, isWeakShown: true });
    await ask(store, 'ssl');
    expect(store.getState()).toMatchObject({ selectedId: 1, isWeakShown: false });
  });
});

describe('an answer with more hits than come at once', () => {
  const pages = ({ from = 0, limit }: SearchRequest) => {
    const hits = Array.from({ length: Math.min(limit, 150 - from) }, (_, i) => hitOf(from + i + 1));
    return responseOf(hits, {
      next: from + hits.length < 150 ? from + hits.length : null,
      total: { notes: 150, exact: true },
    });
  };

  it('is continued where it ended, until there are no more', async () => {
    const { store, search } = storeResponding(pages);
    await ask(store, 'tls');
    for (let i = 0; i < 4; i++) {
      store.getState().more();
      store.getState().more();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(search.mock.calls.map(([{ from, limit }]) => [from, limit])).toEqual([
      [undefined, 16],
      [16, 100],
      [116, 100],
    ]);
    expect(store.getState().answer?.hits.map(({ noteId }) => noteId)).toEqual(
      Array.from({ length: 150 }, (_, i) => i + 1),
    );
  });

  it('is continued at the next try if a page could not be had', async () => {
    let isFailing = true;
    const { store } = storeResponding((input) => {
      if (input.from !== undefined && isFailing) throw new Error('The engine has stopped.');
      return pages(input);
    });
    await ask(store, 'tls');
    store.getState().more();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().failure).not.toBeNull();
    isFailing = false;
    store.getState().more();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState()).toMatchObject({ failure: null, answer: { hits: { length: 116 } } });
  });

  it('keeps its length when the library changes', async () => {
    const { store, search } = storeResponding(pages);
    await ask(store, 'tls');
    store.getState().more();
    await vi.advanceTimersByTimeAsync(0);
    store.getState().refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(search).toHaveBeenLastCalledWith({ query: 'tls', mode: 'hybrid', limit: 116 });
    expect(store.getState().answer?.hits).toHaveLength(116);
  });

  it('lists no note twice, and nothing that came too late for the question', async () => {
    const copy = { noteId: 3, title: 'A copy', folder: '/notes', path: 'copy.md' };
    const { store } = storeResponding(({ from, query }) =>
      from === undefined
        ? responseOf([hitOf(1, { duplicates: [copy] }), hitOf(2)], { next: 2 })
        : responseOf([hitOf(2), hitOf(3), hitOf(query === 'tls' ? 4 : 5)]),
    );
    await ask(store, 'tls');
    store.getState().more();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().answer?.hits.map(({ noteId }) => noteId)).toEqual([1, 2, 4]);
    await ask(store, 'ssl');
    store.getState().more();
    await ask(store, 'tls');
    expect(store.getState().answer?.hits.map(({ noteId }) => noteId)).toEqual([1, 2]);
  });
});
