import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { actionStatusAt, createActionStatusStore } from './store.ts';

const refused = () => Promise.reject(new NearnoteError('model-busy', verbatim('Search uses this model.')));

describe('the status of actions', () => {
  it('is busy until an action succeeds, and then says what was achieved', async () => {
    const store = createActionStatusStore();
    const noteOf = (freed: number) => `Freed ${freed} MB.`;
    const done = store.getState().runAction('minilm', async () => 18, noteOf);
    expect(actionStatusAt(store.getState(), 'minilm')).toEqual({ isBusy: true, failure: null, note: null });
    await done;
    expect(actionStatusAt(store.getState(), 'minilm')).toEqual({ isBusy: false, failure: null, note: 'Freed 18 MB.' });
  });

  it('says at its own place what went wrong, until the next action there', async () => {
    const store = createActionStatusStore();
    const { runAction } = store.getState();
    await runAction('minilm', refused);
    await runAction('bge', async () => undefined);
    expect(actionStatusAt(store.getState(), 'minilm').failure).toMatchObject({
      text: verbatim('Search uses this model.'),
    });
    expect(actionStatusAt(store.getState(), 'bge').failure).toBeNull();
    await runAction('minilm', async () => undefined);
    expect(actionStatusAt(store.getState(), 'minilm')).toEqual({ isBusy: false, failure: null, note: null });
  });

  it('lets one action run at a time at each place', async () => {
    const store = createActionStatusStore();
    let finish = (): void => undefined;
    const first = store.getState().runAction('minilm', () => new Promise<void>((resolve) => (finish = resolve)));
    const second = vi.fn(async () => undefined);
    await store.getState().runAction('minilm', second);
    expect(second).not.toHaveBeenCalled();
    finish();
    await first;
  });

  it('is forgotten on request once the action is over', async () => {
    const store = createActionStatusStore();
    await store.getState().runAction('minilm', refused);
    store.getState().forget();
    expect(store.getState().actions).toEqual({});
  });
});
