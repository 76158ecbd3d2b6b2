import { describe, expect, it, vi } from 'vitest';
import type { Suggestion, SuggestRequest } from '../../../shared/domain.ts';
import { createSuggestionsStore } from './suggestions-store.ts';

describe('suggestions', () => {
  it('are names of filters while a name is being typed', () => {
    const { store } = storeWith([]);
    type(store, 'eggs t');
    expect(valuesIn(store)).toEqual([]);
    type(store, 'eggs ta');
    expect(valuesIn(store)).toEqual(['tag']);
    type(store, 'eggs tab');
    expect(valuesIn(store)).toEqual([]);
  });

  it('are the values in the library, with the number of notes', async () => {
    const { store, suggest } = storeWith([{ value: 'cooking', notes: 12 }]);
    type(store, 'tag:co');
    await vi.waitFor(() => expect(store.getState().options).toEqual([{ value: 'cooking', about: '12 notes' }]));
    expect(suggest).toHaveBeenCalledWith({ field: 'tag', prefix: 'co', limit: 8 });
  });

  it('are tags after a #', async () => {
    const { store, suggest } = storeWith([{ value: 'journal', notes: 12 }]);
    type(store, 'eggs #jo');
    await vi.waitFor(() => expect(valuesIn(store)).toEqual(['journal']));
    expect(suggest).toHaveBeenCalledWith({ field: 'tag', prefix: 'jo', limit: 8 });
  });

  it('are requested once while the cursor stays', () => {
    const { store, suggest } = storeWith([]);
    for (let i = 0; i < 3; i += 1) type(store, 'tag:co');
    expect(suggest).toHaveBeenCalledTimes(1);
  });

  it('belong to the last value typed, in whatever order answers arrive', async () => {
    const answers: ((answer: { suggestions: Suggestion[] }) => void)[] = [];
    const store = createSuggestionsStore({
      suggest: () => new Promise((resolve) => answers.push(resolve)),
      report: () => undefined,
    });
    type(store, 'tag:c');
    type(store, 'tag:ca');
    answers[1]?.({ suggestions: [{ value: 'cats', notes: 1 }] });
    answers[0]?.({ suggestions: [{ value: 'cooking', notes: 1 }] });
    await Promise.resolve();
    expect(valuesIn(store)).toEqual(['cats']);
  });

  it('disappear once the value is complete', async () => {
    const { store } = storeWith([{ value: 'cooking', notes: 12 }]);
    type(store, 'tag:cookin');
    await vi.waitFor(() => expect(valuesIn(store)).toEqual(['cooking']));
    type(store, 'tag:cooking');
    expect(valuesIn(store)).toEqual([]);
  });

  it('are dates for a filter by date', () => {
    vi.useFakeTimers({ now: new Date(2025, 0, 15) });
    const { store } = storeWith([]);
    type(store, 'after:');
    expect(valuesIn(store)).toEqual(['today', 'yesterday', '2025-01', '2024-12', '2025', '2024']);
    type(store, 'after:2025');
    expect(valuesIn(store)).toEqual(['2025-01', '2025']);
    vi.useRealTimers();
  });

  it('stay hidden after they are dismissed, until something else is typed', () => {
    const { store } = storeWith([]);
    type(store, 'ty');
    store.getState().dismiss();
    type(store, 'typ');
    expect(valuesIn(store)).toEqual([]);
    type(store, 'typ ta');
    expect(valuesIn(store)).toEqual(['tag']);
    type(store, 'typ');
    expect(valuesIn(store)).toEqual(['type']);
  });

  it('form a circle that leads through the search box', () => {
    const { store } = storeWith([]);
    type(store, 'after:');
    const count = store.getState().options.length;
    const walked = Array.from({ length: count + 2 }, () => {
      store.getState().move(1);
      return store.getState().active;
    });
    expect(walked).toEqual([...Array.from({ length: count }, (_, i) => i), null, 0]);
    store.getState().move(-1);
    expect(store.getState().active).toBeNull();
    store.getState().move(-1);
    expect(store.getState().active).toBe(count - 1);
  });

  it('report why they could not be read', async () => {
    const report = vi.fn();
    const store = createSuggestionsStore({ suggest: () => Promise.reject(new Error('no library')), report });
    type(store, 'tag:');
    await vi.waitFor(() => expect(report).toHaveBeenCalledWith(new Error('no library')));
  });
});

type Store = ReturnType<typeof createSuggestionsStore>;

function storeWith(suggestions: Suggestion[]) {
  const suggest = vi.fn(async (_request: SuggestRequest) => ({ suggestions }));
  return { store: createSuggestionsStore({ suggest, report: () => undefined }), suggest };
}

function type(store: Store, query: string): void {
  store.getState().look(query, query.length);
}

function valuesIn(store: Store): string[] {
  return store.getState().options.map(({ value }) => value);
}
