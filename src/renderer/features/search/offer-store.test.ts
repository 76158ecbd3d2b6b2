import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOfferStore } from './offer-store.ts';
import { answerOf } from './testing.ts';

const date = {
  typed: 'last March',
  filter: 'after:2026-03 before:2026-04',
  period: { from: Date.parse('2026-03-01T00:00'), to: Date.parse('2026-04-01T00:00'), precision: 'month' as const },
  query: 'tea after:…',
};
const spelling = { corrections: [{ typed: 'tae', used: 'tea' }], query: 'tea last March' };
const answer = answerOf([], { query: 'tae last March', dateSuggestion: date });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function offering() {
  const run = vi.fn();
  const store = createOfferStore(run);
  const kinds = async () => {
    await vi.runAllTimersAsync();
    return store.getState().offer?.kind ?? null;
  };
  return { run, store, kinds };
}

describe('what is offered', () => {
  it('is shown once the query has stood for a moment, and goes when it changes', async () => {
    const { store, kinds } = offering();
    store.getState().look('tae last March', answer);
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getState().offer).toBeNull();
    store.getState().look('tae last March ', answer);
    expect(await kinds()).toBe('date');
    store.getState().look('tae last Marc', answer);
    expect(store.getState().offer).toBeNull();
    expect(await kinds()).toBeNull();
  });

  it('stays where it is when the same search is repeated', async () => {
    const { store, kinds } = offering();
    store.getState().look('tae last March', answer);
    await kinds();
    store.getState().look('tae last March', { ...answer, ms: 3 });
    expect(store.getState().offer?.kind).toBe('date');
  });

  it('is the spelling first, and is asked when it is accepted', async () => {
    const { store, kinds, run } = offering();
    expect(store.getState().accept()).toBe(false);
    store.getState().look('tae last March', { ...answer, spellingSuggestion: spelling });
    expect(await kinds()).toBe('spelling');
    expect(store.getState().accept()).toBe(true);
    expect(run.mock.calls).toEqual([['tea last March']]);
    expect(store.getState().offer).toBeNull();
  });

  it('is not offered again for words for which it was dismissed', async () => {
    const { store, kinds } = offering();
    const both = { ...answer, spellingSuggestion: spelling };
    store.getState().look('tae last March', both);
    await kinds();
    store.getState().dismiss();
    expect(store.getState().offer?.kind).toBe('date');
    store.getState().look('tae last March', { ...both, ms: 3 });
    expect(await kinds()).toBe('date');
    store.getState().dismiss();
    store.getState().look('cake last march', { ...answer, query: 'cake last march', dateSuggestion: date });
    expect(await kinds()).toBeNull();
  });

  it('is nothing for similar notes', async () => {
    const { store, kinds } = offering();
    const similarTo = { noteId: 1, title: 'Tea', selection: null };
    store.getState().look('tae last March', { ...answer, similarTo });
    expect(await kinds()).toBeNull();
  });
});
