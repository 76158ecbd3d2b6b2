import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { actionStatusAt, createActionStatusStore } from './store.ts';

describe('actions', () => {
  it('are busy until they succeed, and then say what was achieved', async () => {
    const store = createActionStatusStore();
    const done = store.getState().runAction(
      'minilm',
      async () => 18,
      (freed) => `Freed ${freed} MB.`,
    );
    expect(actionStatusAt(store.getState(), 'minilm')).toEqual({ isBusy: true, problem: null, note: null });
    await done;
    expect(actionStatusAt(store.getState(), 'minilm')).toEqual({ isBusy: false, problem: null, note: 'Freed 18 MB.' });
  });

  it('say what went wrong at their own place, until the next one there', async () => {
    const store = createActionStatusStore();
    const { runAction } = store.getState();
    await runAction('minilm', () => Promise.reject(new NearnoteError('model-busy', 'Search uses this model.')));
    await runAction('bge', async () => undefined);
    expect(actionStatusAt(store.getState(), 'minilm').problem).toBe('Search uses this model.');
    expect(actionStatusAt(store.getState(), 'bge').problem).toBeNull();
    await runAction('minilm', async () => undefined);
    expect(actionStatusAt(store.getState(), 'minilm')).toEqual({ isBusy: false, problem: null, note: null });
  });

  it('are made one at a time at each place', async () => {
    const store = createActionStatusStore();
    let finish = (): void => undefined;
    const first = store.getState().runAction('minilm', () => new Promise<void>((resolve) => (finish = resolve)));
    const second = vi.fn(async () => undefined);
    await store.getState().runAction('minilm', second);
    expect(second).not.toHaveBeenCalled();
    finish();
    await first;
  });

  it('are forgotten once they are over', async () => {
    const store = createActionStatusStore();
    await store.getState().runAction('minilm', () => Promise.reject(new Error('No.')));
    store.getState().forget();
    expect(store.getState().actions).toEqual({});
  });
});
