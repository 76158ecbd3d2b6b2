import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Card, createCardStore } from './card-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

// The store never looks into an element.
const element = {} as HTMLElement;
const card = (target: string, isHeld = false): Card => ({
  element: { ...element },
  written: { target, kind: 'wiki' },
  link: { kind: 'none' },
  isHeld,
});

describe('the card of a link', () => {
  it('is shown once the pointer has rested on the link for 400 ms, and only that of the last link', async () => {
    const store = createCardStore();
    store.getState().showSoon(card('one'));
    await vi.advanceTimersByTimeAsync(300);
    store.getState().showSoon(card('two'));
    await vi.advanceTimersByTimeAsync(399);
    expect(store.getState().card).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(store.getState().card?.written.target).toBe('two');
  });

  it('stays as it is while the pointer moves on its link', async () => {
    const store = createCardStore();
    const shown = card('one');
    store.getState().show(shown);
    store.getState().hideSoon();
    store.getState().showSoon({ ...shown });
    await vi.runAllTimersAsync();
    expect(store.getState().card).toBe(shown);
  });

  it('goes once the pointer has left, unless it is on its way into the card', async () => {
    const store = createCardStore();
    store.getState().show(card('one'));
    store.getState().hideSoon();
    await vi.advanceTimersByTimeAsync(100);
    store.getState().stay();
    await vi.runAllTimersAsync();
    expect(store.getState().card).not.toBeNull();
    store.getState().hideSoon();
    await vi.runAllTimersAsync();
    expect(store.getState().card).toBeNull();
  });

  it('stays while the user holds it, wherever the pointer is', async () => {
    const store = createCardStore();
    store.getState().show(card('one', true));
    store.getState().hideSoon();
    store.getState().showSoon(card('two'));
    await vi.runAllTimersAsync();
    expect(store.getState().card?.written.target).toBe('one');
    store.getState().hide();
    expect(store.getState().card).toBeNull();
  });
});
