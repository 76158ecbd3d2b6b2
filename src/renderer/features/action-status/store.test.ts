import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { attemptAt, createAttemptsStore } from './store.ts';

describe('attempts', () => {
  it('are busy until they succeed, and then say what was achieved', async () => {
    const store = createAttemptsStore();
    const done = store.getState().attempt(
      'minilm',
      async () => 18,
      (freed) => `Freed ${freed} MB.`,
    );
    expect(attemptAt(store.getState(), 'minilm')).toEqual({ isBusy: true, problem: null, note: null });
    await done;
    expect(attemptAt(store.getState(), 'minilm')).toEqual({ isBusy: false, problem: null, note: 'Freed 18 MB.' });
  });

  it('say what went wrong at their own place, until the next one there', async () => {
    const store = createAttemptsStore();
    const { attempt } = store.getState();
    await attempt('minilm', () => Promise.reject(new NearnoteError('model-busy', 'Search uses this model.')));
    await attempt('bge', async () => undefined);
    expect(attemptAt(store.getState(), 'minilm').problem).toBe('Search uses this model.');
    expect(attemptAt(store.getState(), 'bge').problem).toBeNull();
    await attempt('minilm', async () => undefined);
    expect(attemptAt(store.getState(), 'minilm')).toEqual({ isBusy: false, problem: null, note: null });
  });

  it('are made one at a time at each place', async () => {
    const store = createAttemptsStore();
    let finish = (): void => undefined;
    const first = store.getState().attempt('minilm', () => new Promise<void>((resolve) => (finish = resolve)));
    const second = vi.fn(async () => undefined);
    await store.getState().attempt('minilm', second);
    expect(second).not.toHaveBeenCalled();
    finish();
    await first;
  });

  it('are forgotten once they are over', async () => {
    const store = createAttemptsStore();
    await store.getState().attempt('minilm', () => Promise.reject(new Error('No.')));
    store.getState().forget();
    expect(store.getState().attempts).toEqual({});
  });
});
