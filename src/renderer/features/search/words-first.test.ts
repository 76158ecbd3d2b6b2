import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Grade, SearchRequest, SearchResponse } from '../../../shared/domain.ts';
import { createSearchStore, shownHits } from './store.ts';
import { hitOf, responseOf } from './testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('an answer by words is shown at once, and the complete one is asked for right away', async () => {
  const { store, asked, answer } = typing();
  store.getState().setQuery('tls');
  expect(asked).toEqual([{ query: 'tls', mode: 'hybrid', limit: 16, wordsFirst: true }]);
  await answer(byWords(1, 2));
  expect(store.getState()).toMatchObject({ answer: { isProvisional: true, hits: [{ noteId: 1 }, {}] }, selectedId: 1 });
  expect(asked[1]).toEqual({ query: 'tls', mode: 'hybrid', limit: 16 });
  await answer(complete([1], [3], [2]));
  expect(noteIds(store)).toEqual([1, 3, 2]);
});

it('what completes an answer holds back no key, and is dropped when one comes', async () => {
  const { store, asked, answer } = typing();
  store.getState().setQuery('t');
  await answer(byWords(1));
  store.getState().setQuery('tl');
  expect(asked.map(({ query }) => query)).toEqual(['t', 't', 'tl']);
  await answer(complete([9]));
  expect(noteIds(store)).toEqual([1]);
  await answer(byWords(2));
  expect(noteIds(store)).toEqual([2]);
});

it('while a key’s answer is awaited, only the latest query waits, and nothing completes the one before', async () => {
  const { store, asked, answer } = typing();
  for (const query of ['t', 'tl', 'tls']) store.getState().setQuery(query);
  await answer(byWords(1));
  expect(asked.map(({ query, wordsFirst }) => [query, wordsFirst])).toEqual([
    ['t', true],
    ['tls', true],
  ]);
});

it('where the complete answer takes long, as with a hosted model, it waits for a pause in typing', async () => {
  const { store, asked, answer } = typing();
  store.getState().setQuery('t');
  await answer(byWords(1));
  await vi.advanceTimersByTimeAsync(200);
  await answer(complete([1]));
  for (const query of ['tl', 'tls']) {
    store.getState().setQuery(query);
    await answer(byWords(1));
    await vi.advanceTimersByTimeAsync(150);
  }
  const completed = () => asked.filter(({ wordsFirst }) => wordsFirst === undefined).map(({ query }) => query);
  expect(completed()).toEqual(['t']);
  await vi.advanceTimersByTimeAsync(50);
  expect(completed()).toEqual(['t', 'tls']);
});

it('what completes an answer is not asked for again while the library changes', async () => {
  const { store, asked, answer } = typing();
  store.getState().setQuery('tls');
  await answer(byWords(1));
  store.getState().refresh();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(asked).toHaveLength(2);
  await answer(complete([3], [1]));
  expect(noteIds(store)).toEqual([3, 1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(3);
});

it('under a user’s typing the first hit stays where it is, until they stop', async () => {
  const { store, answer } = typing();
  store.getState().setQuery('tls');
  await answer(byWords(1, 2));
  await answer(complete([3], [1], [2]));
  expect(noteIds(store)).toEqual([1, 3, 2]);
  expect(store.getState().selectedId).toBe(1);
  await vi.advanceTimersByTimeAsync(400);
  expect(noteIds(store)).toEqual([3, 1, 2]);
  expect(store.getState().selectedId).toBe(3);
});

it('what the user has selected stays selected when the hits go where they belong', async () => {
  const { store, answer } = typing();
  store.getState().setQuery('tls');
  await answer(byWords(1, 2));
  await answer(complete([3], [1], [2]));
  store.getState().move(2);
  await vi.advanceTimersByTimeAsync(400);
  expect(noteIds(store)).toEqual([3, 1, 2]);
  expect(store.getState().selectedId).toBe(2);
});

it('what the user has selected stays in sight where the complete answer counts it among its weak hits', async () => {
  const { store, answer } = typing();
  store.getState().setQuery('tls');
  await answer(byWords(1, 2, 3, 4));
  store.getState().move(3);
  expect(store.getState().selectedId).toBe(4);
  await answer(complete([1], [2], [3], [5, 'weak'], [4, 'weak']));
  expect(store.getState()).toMatchObject({ selectedId: 4, isWeakShown: true });
  expect(shownHits(store.getState()).map(({ noteId }) => noteId)).toEqual([1, 2, 3, 5, 4]);
});

it('what was selected since the last key stays in sight among the weak hits of the answer to that key', async () => {
  const { store, answer } = typing();
  store.getState().setQuery('tl');
  await answer(byWords(1, 2, 3, 4));
  store.getState().setQuery('tls');
  store.getState().move(3);
  // What would have completed the answer to the key before is not shown any more.
  await answer(complete([9]));
  await answer(complete([1], [2], [3], [5, 'weak'], [4, 'weak']));
  expect(store.getState()).toMatchObject({ selectedId: 4, isWeakShown: true });
});

it('weak hits that nobody has selected are folded when an answer is completed', async () => {
  const { store, answer } = typing();
  store.getState().setQuery('tls');
  await answer(byWords(1, 2, 3, 4));
  await answer(complete([2], [3], [4], [1, 'weak'], [5, 'weak']));
  expect(store.getState().isWeakShown).toBe(false);
});

it.each([
  ['is graded better', [[3, 'strong'], [1]]],
  ['is found where the other is not', [[3], [2]]],
] as const)('a first hit that %s takes its place at once', async (_, hits) => {
  const { store, answer } = typing();
  store.getState().setQuery('tls');
  await answer(byWords(1, 2));
  await answer(complete(...hits));
  expect(noteIds(store)[0]).toBe(3);
});

it('once the user has stopped typing, the complete answer is shown as it is', async () => {
  const { store, answer } = typing();
  store.getState().setQuery('tls');
  await answer(byWords(1, 2));
  await vi.advanceTimersByTimeAsync(500);
  await answer(complete([3], [1], [2]));
  expect(noteIds(store)).toEqual([3, 1, 2]);
});

it('an answer by words is not continued, and one that cannot be completed stays, with the reason', async () => {
  const { store, asked, answer, refuse } = typing();
  store.getState().setQuery('tls');
  await answer({ ...byWords(1), next: 1 });
  store.getState().more();
  expect(asked).toHaveLength(2);
  await refuse();
  expect(store.getState()).toMatchObject({ answer: { hits: [{ noteId: 1 }] }, failure: { code: 'internal' } });
});

it('an answer says which key it answers; what completes it answers none', async () => {
  const { store, answer } = typing();
  await vi.advanceTimersByTimeAsync(1_000);
  const typed = performance.now();
  store.getState().setQuery('tls', typed);
  await answer(byWords(1));
  expect(store.getState().answer?.times.typed).toBe(typed);
  await answer(complete([1]));
  expect(store.getState().answer?.times.typed).toBeNull();
});

function byWords(...ids: number[]): SearchResponse {
  return responseOf(
    ids.map((id) => hitOf(id)),
    { isProvisional: true },
  );
}

function complete(...hits: (readonly [id: number, grade?: Grade])[]): SearchResponse {
  return responseOf(hits.map(([id, grade = 'good']) => hitOf(id, { grade })));
}

function noteIds(store: ReturnType<typeof createSearchStore>): number[] {
  return store.getState().answer?.hits.map(({ noteId }) => noteId) ?? [];
}

/** A store whose searches are answered in the order in which they were asked, when the test says so. */
function typing() {
  const asked: SearchRequest[] = [];
  const waiting: PromiseWithResolvers<SearchResponse>[] = [];
  const store = createSearchStore({
    search: (request) => {
      asked.push(request);
      const answer = Promise.withResolvers<SearchResponse>();
      waiting.push(answer);
      return answer.promise;
    },
    similar: async () => responseOf([]),
    firstHits: () => 16,
    initialMode: 'hybrid',
    rememberMode: () => undefined,
  });
  const answer = async (response: SearchResponse): Promise<void> => {
    waiting.shift()?.resolve(response);
    await vi.advanceTimersByTimeAsync(0);
  };
  const refuse = async (): Promise<void> => {
    waiting.shift()?.reject(new Error('Gone.'));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { store, asked, answer, refuse };
}
