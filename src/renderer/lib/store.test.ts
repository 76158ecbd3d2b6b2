import { describe, expect, it, vi } from 'vitest';
import { createStore, follow } from './store.ts';

function counters() {
  return createStore('counters', () => ({ a: 0, b: 0 }));
}

describe('follow', () => {
  it('calls the listener with the new and the old part, and only when that part changes', () => {
    const store = counters();
    const listener = vi.fn();
    follow(store, ({ a }) => a, listener);
    store.setState({ b: 1 });
    expect(listener).not.toHaveBeenCalled();
    store.setState({ a: 2 });
    expect(listener.mock.calls).toEqual([[2, 0]]);
  });

  it('compares a selected array element by element', () => {
    const store = counters();
    const listener = vi.fn();
    follow(store, ({ a, b }) => [a, b], listener);
    store.setState({ a: 0, b: 0 });
    expect(listener).not.toHaveBeenCalled();
    store.setState({ b: 3 });
    expect(listener.mock.calls).toEqual([
      [
        [0, 3],
        [0, 0],
      ],
    ]);
  });

  it('stops when asked to', () => {
    const store = counters();
    const listener = vi.fn();
    const stop = follow(store, ({ a }) => a, listener);
    stop();
    store.setState({ a: 1 });
    expect(listener).not.toHaveBeenCalled();
  });
});
