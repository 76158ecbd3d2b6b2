import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchRequest, SearchResponse, SimilarRequest } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import type { Subject } from './answer.ts';
import { createSearchStore } from './store.ts';
import { ask, passageOf, responseWith } from './testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('typing a query', () => {
  it('searches at once, and while a search runs only the latest query waits', async () => {
    const later = storeAnsweringLater();
    const { store, answer } = later;
    store.getState().setQuery('t');
    expect(later.queries).toEqual(['t']);
    for (const query of ['tl', 'tls', 'tls ']) store.getState().setQuery(query);
    expect(later.queries).toEqual(['t']);
    await answer('t', 1);
    expect(store.getState().answer).toMatchObject({ query: 't' });
    expect(later.queries).toEqual(['t', 'tls']);
    await answer('tls', 2);
    expect(store.getState().answer).toMatchObject({ query: 'tls' });
    await vi.runAllTimersAsync();
    expect(later.queries).toEqual(['t', 'tls']);
  });

  it('does not wait for a search that hangs', async () => {
    const later = storeAnsweringLater();
    const { store } = later;
    for (const query of ['t', 'tls']) store.getState().setQuery(query);
    await vi.advanceTimersByTimeAsync(299);
    expect(later.queries).toEqual(['t']);
    await vi.advanceTimersByTimeAsync(1);
    expect(later.queries).toEqual(['t', 'tls']);
  });

  it('waits for a pause where searches are slow, as with a hosted model', async () => {
    const later = storeAnsweringLater();
    const { store, answer } = later;
    store.getState().setQuery('t');
    await vi.advanceTimersByTimeAsync(200);
    await answer('t', 1);
    for (const query of ['tl', 'tls']) {
      store.getState().setQuery(query);
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(later.queries).toEqual(['t']);
    await vi.advanceTimersByTimeAsync(50);
    expect(later.queries).toEqual(['t', 'tls']);
  });

  it('waits longer while a filter is being typed', async () => {
    const { store, search } = storeAnswering(() => [1]);
    store.getState().setQuery('eggs tag:br');
    await vi.advanceTimersByTimeAsync(400);
    expect(search).not.toHaveBeenCalled();
    store.getState().setQuery('eggs tag:breakfast ');
    await vi.advanceTimersByTimeAsync(80);
    expect(search.mock.calls.map(([asked]) => asked.query)).toEqual(['eggs tag:breakfast']);
  });

  it('drops the answer to an older query', async () => {
    const { store, answer } = storeAnsweringLater();
    store.getState().setQuery('first');
    store.getState().setQuery('second');
    await vi.advanceTimersByTimeAsync(300);
    await answer('second', 2);
    await answer('first', 1);
    expect(store.getState()).toMatchObject({ answer: { query: 'second', hits: [{ noteId: 2 }] }, selectedId: 2 });
  });

  it('clears the results as soon as the query is empty', async () => {
    const { store } = storeAnswering(() => [1]);
    store.getState().setQuery('tls');
    await vi.advanceTimersByTimeAsync(80);
    store.getState().setQuery('tls x');
    store.getState().setQuery(' ');
    expect(store.getState()).toMatchObject({ answer: null, selectedId: null });
    await vi.runAllTimersAsync();
    expect(store.getState().answer).toBeNull();
  });

  it('shows why the search failed, until the next answer', async () => {
    const { store, search } = storeAnswering(() => [1]);
    search.mockRejectedValueOnce(new NearnoteError('internal', verbatim('Try again in a moment.')));
    await ask(store, 'tls');
    expect(store.getState()).toMatchObject({ answer: null, failure: { text: verbatim('Try again in a moment.') } });
    await ask(store, 'tls again');
    expect(store.getState().failure).toBeNull();
  });
});

describe('a search that the engine’s end interrupts', () => {
  const stopped = new NearnoteError('engine-stopped', verbatim('It is being started again.'));

  it('is asked once more', async () => {
    const { store, search } = storeAnswering(() => [1]);
    search.mockRejectedValueOnce(stopped);
    await ask(store, 'tls');
    expect(store.getState()).toMatchObject({ answer: { query: 'tls' }, failure: null });
  });

  it('says so when that is in vain', async () => {
    const { store, search } = storeAnswering(() => [1]);
    search.mockRejectedValue(stopped);
    await ask(store, 'tls');
    expect(store.getState()).toMatchObject({ answer: null, failure: { code: 'engine-stopped' } });
    expect(search).toHaveBeenCalledTimes(2);
  });
});

describe('the selection in the results', () => {
  it('begins at the first hit and stops at the last', async () => {
    const { store } = storeAnswering(() => [7, 8, 9]);
    await ask(store, 'tls');
    const walked = [1, 1, 1, -1, -10, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((steps) => {
      store.getState().move(steps);
      return store.getState().selectedId;
    });
    expect(walked).toEqual([8, 9, 9, 8, 7, 9, 7]);
  });

  it('leaves a row under a hit only for another hit', async () => {
    const { store } = storeAnswering(() => [7, 8]);
    await ask(store, 'tls');
    const row = { noteId: 8, passage: passageOf(81) };
    store.getState().select(8, row);
    store.getState().move(1);
    expect(store.getState()).toMatchObject({ selectedId: 8, row });
    store.getState().move(-1);
    expect(store.getState()).toMatchObject({ selectedId: 7, row: null });
  });

  it('stays where it was moved after the last key, when the answer to that key comes', async () => {
    const { store, answer } = storeAnsweringLater();
    store.getState().setQuery('t');
    await answer('t', 1, 2);
    store.getState().setQuery('tl');
    store.getState().move(1);
    await answer('tl', 3, 2);
    expect(store.getState()).toMatchObject({ answer: { query: 'tl' }, selectedId: 2 });
  });

  it('returns to the first hit for a new query', async () => {
    const { store } = storeAnswering(() => [7, 8]);
    await ask(store, 'tls');
    store.getState().move(1);
    await ask(store, 'tls ingress');
    expect(store.getState().selectedId).toBe(7);
  });
});

describe('refreshing the results', () => {
  it('searches at most once a second, and keeps the selection and unchanged hits', async () => {
    let found = [1, 2];
    const { store, search } = storeAnswering(() => found);
    await ask(store, 'tls');
    store.getState().move(1);
    const before = store.getState().answer?.hits[1];
    found = [3, 1, 2];
    for (let tenths = 0; tenths < 25; tenths += 1) {
      store.getState().refresh();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(search).toHaveBeenCalledTimes(3);
    expect(store.getState().selectedId).toBe(2);
    expect(store.getState().answer?.hits[2]).toBe(before);
  });

  it('selects the first hit anew, unless the user has selected one', async () => {
    let found = [1, 2];
    const { store } = storeAnswering(() => found);
    const refreshed = async () => {
      store.getState().refresh();
      await vi.advanceTimersByTimeAsync(1_100);
      return store.getState().selectedId;
    };
    await ask(store, 'tls');
    found = [3, 1, 2];
    expect(await refreshed()).toBe(3);
    store.getState().select(1);
    found = [4, 3, 1, 2];
    expect(await refreshed()).toBe(1);
    await ask(store, 'tls ingress');
    found = [5, 4, 3, 1, 2];
    expect(await refreshed()).toBe(5);
    store.getState().hold();
    found = [6, 5, 4, 3, 1, 2];
    expect(await refreshed()).toBe(5);
  });

  it('does nothing without a query', async () => {
    const { store, search } = storeAnswering(() => [1]);
    store.getState().refresh();
    await vi.runAllTimersAsync();
    expect(search).not.toHaveBeenCalled();
  });

  it('waits for an answer that has not arrived', async () => {
    const answers: ((response: SearchResponse) => void)[] = [];
    const search = vi.fn(() => new Promise<SearchResponse>((resolve) => answers.push(resolve)));
    const store = createSearchStore({
      search,
      similar: async () => responseWith([]),
      firstHits: () => 16,
      initialMode: 'hybrid',
      rememberMode: () => undefined,
    });
    await ask(store, 'tls');
    store.getState().refresh();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(search).toHaveBeenCalledTimes(1);
    answers[0]?.(responseWith([1]));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(search).toHaveBeenCalledTimes(2);
  });
});

describe('the search mode', () => {
  it('is remembered, and searches at once', async () => {
    const { store, search, rememberMode } = storeAnswering(() => [1]);
    await ask(store, 'tls');
    store.getState().setMode('keyword');
    expect(rememberMode).toHaveBeenCalledWith('keyword');
    expect(search).toHaveBeenLastCalledWith({ query: 'tls', mode: 'keyword', limit: 16 });
  });
});

describe('similar notes', () => {
  const subject: Subject = { noteId: 7, title: 'Note 7', selection: 'a stretch of text' };

  it('replace the answer until the user leaves them', async () => {
    const { store, similar } = storeAnswering(() => [7, 8]);
    await ask(store, 'tls');
    store.getState().move(1);
    store.getState().findSimilar(subject);
    await vi.advanceTimersByTimeAsync(0);
    expect(similar).toHaveBeenCalledWith({ noteId: 7, selection: 'a stretch of text', limit: 40 });
    const similarHits = { similarTo: subject, mode: 'semantic', hits: [{ noteId: 21 }, {}] };
    expect(store.getState()).toMatchObject({ mode: 'hybrid', answer: similarHits });
    store.getState().leaveSimilar();
    expect(store.getState()).toMatchObject({ similarTo: null, answer: { query: 'tls' }, selectedId: 8 });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState()).toMatchObject({ answer: { query: 'tls', similarTo: null }, selectedId: 8 });
  });

  it('are listed without one of them selected, until the user moves to one', async () => {
    const { store } = storeAnswering(() => [7]);
    store.getState().findSimilar(subject);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState()).toMatchObject({ answer: { hits: [{ noteId: 21 }, {}] }, selectedId: null });
    store.getState().move(1);
    expect(store.getState().selectedId).toBe(21);
  });

  it('lead back to the query’s answer in one step, also from similar notes of similar notes', async () => {
    const { store } = storeAnswering(() => [7]);
    await ask(store, 'tls');
    store.getState().findSimilar(subject);
    await vi.advanceTimersByTimeAsync(0);
    store.getState().findSimilar({ noteId: 21, title: 'Note 21', selection: null });
    await vi.advanceTimersByTimeAsync(0);
    store.getState().leaveSimilar();
    expect(store.getState()).toMatchObject({ answer: { query: 'tls', hits: [{ noteId: 7 }] }, selectedId: 7 });
  });

  it('can be found without a query, and disappear when one is typed', async () => {
    const { store, search } = storeAnswering(() => [7]);
    store.getState().findSimilar(subject);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().answer?.hits).toHaveLength(2);
    await ask(store, 'tls');
    expect(search).toHaveBeenCalledTimes(1);
    expect(store.getState()).toMatchObject({ similarTo: null, answer: { similarTo: null, hits: [{ noteId: 7 }] } });
  });

  it('are refreshed when the library changes', async () => {
    const { store, similar } = storeAnswering(() => [7]);
    store.getState().findSimilar(subject);
    await vi.advanceTimersByTimeAsync(0);
    store.getState().refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(similar).toHaveBeenCalledTimes(2);
  });
});

describe('running a saved search', () => {
  it('searches at once in its own mode, which is not remembered', () => {
    const { store, search, rememberMode } = storeAnswering(() => [1]);
    store.getState().run('tls', 'keyword');
    expect(search).toHaveBeenCalledWith({ query: 'tls', mode: 'keyword', limit: 16 });
    expect(rememberMode).not.toHaveBeenCalled();
  });
});

/** A store whose searches are answered when the test says so. */
function storeAnsweringLater() {
  const waiting = new Map<string, (response: SearchResponse) => void>();
  const store = createSearchStore({
    search: ({ query }) => new Promise((resolve) => waiting.set(query, resolve)),
    similar: async () => responseWith([]),
    firstHits: () => 16,
    initialMode: 'hybrid',
    rememberMode: () => undefined,
  });
  const answer = async (query: string, ...noteIds: number[]): Promise<void> => {
    waiting.get(query)?.(responseWith(noteIds));
    await vi.advanceTimersByTimeAsync(0);
  };
  return {
    store,
    answer,
    get queries() {
      return [...waiting.keys()];
    },
  };
}

function storeAnswering(ids: () => number[]) {
  const search = vi.fn(async (_request: SearchRequest) => responseWith(ids()));
  const similar = vi.fn(async (_request: SimilarRequest) => responseWith([21, 22]));
  const rememberMode = vi.fn();
  const store = createSearchStore({ search, similar, firstHits: () => 16, initialMode: 'hybrid', rememberMode });
  return { store, search, similar, rememberMode };
}
