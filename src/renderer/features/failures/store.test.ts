import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { createFailuresStore } from './store.ts';
import { failureWith } from './testing.ts';

const none = { failures: [], total: 0 };
const one = { failures: [failureWith({})], total: 1 };

describe('the failures store', () => {
  it('reads the list when it is shown, and again only while it is', async () => {
    const read = vi.fn(async () => one);
    const store = createFailuresStore({ read, retryAll: async () => ({}) });
    store.getState().refresh();
    expect(read).not.toHaveBeenCalled();
    store.getState().show();
    await settled();
    expect(store.getState().list).toEqual(one);
    store.getState().close();
    store.getState().refresh();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('keeps the newest list, whatever order they arrive in', async () => {
    const answers: ((list: typeof none | typeof one) => void)[] = [];
    const store = createFailuresStore({
      read: () => new Promise((resolve) => answers.push(resolve)),
      retryAll: async () => ({}),
    });
    store.getState().show();
    store.getState().refresh();
    answers[1]?.(none);
    answers[0]?.(one);
    await settled();
    expect(store.getState().list).toEqual(none);
  });

  it('reads again after trying again', async () => {
    let list: typeof none | typeof one = one;
    const retryAll = vi.fn(async () => {
      list = none;
    });
    const store = createFailuresStore({ read: async () => list, retryAll });
    store.getState().show();
    await settled();
    await store.getState().retry();
    await settled();
    expect(store.getState()).toMatchObject({ list: none, isRetrying: false });
  });

  it('says why trying again failed, and keeps the list', async () => {
    const retryAll = () => Promise.reject(new NearnoteError('engine-stopped', 'Try again in a moment.'));
    const store = createFailuresStore({ read: async () => one, retryAll });
    store.getState().show();
    await settled();
    await store.getState().retry();
    expect(store.getState()).toMatchObject({ list: one, problem: 'Try again in a moment.', isRetrying: false });
  });
});

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
