import { useStore } from 'zustand';
import { devtools } from 'zustand/middleware';
import { createStore as createPlainStore, type StateCreator, type StoreApi } from 'zustand/vanilla';

/** A store that works without React. In a development build the Redux DevTools show it under its name. */
export function createStore<S>(name: string, creator: StateCreator<S>): StoreApi<S> {
  return import.meta.env.DEV ? createPlainStore<S>()(devtools(creator, { name })) : createPlainStore<S>()(creator);
}

interface StoreHook<S> {
  (): S;
  <T>(select: (state: S) => T): T;
}

/** The React hook of a store: a component is drawn again when what it selects changes; without a selector, at any change. */
export function hookOf<S>(store: StoreApi<S>): StoreHook<S> {
  function useSelected(): S;
  function useSelected<T>(select: (state: S) => T): T;
  function useSelected<T>(select: (state: S) => S | T = (state) => state): S | T {
    return useStore(store, select);
  }
  return useSelected;
}

/**
 * Calls `listener` whenever the selected part of a store’s state changes. A selected array changes when one of its
 * elements does.
 * @returns a function that stops listening.
 */
export function follow<S, T>(
  store: Pick<StoreApi<S>, 'subscribe'>,
  select: (state: S) => T,
  listener: (now: T, before: T) => void,
): () => void {
  return store.subscribe((state, previous) => {
    const now = select(state);
    const before = select(previous);
    if (!isSame(now, before)) listener(now, before);
  });
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.length === b.length && a.every((element, i) => Object.is(element, b[i]));
}
