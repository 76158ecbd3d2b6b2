import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createRetryListStore } from './store.ts';

const one: readonly string[] = ['a.md'];
const none: readonly string[] = [];
const done = async () => ({});
const fails = () => Promise.reject(new NearnoteError('engine-stopped', verbatim('Try again in a moment.')));

describe('the retry list', () => {
  it('is read when it is shown, and refreshed only while it is shown', async () => {
    const read = vi.fn(async () => one);
    const store = createRetryListStore('test', { read, retry: done });
    store.getState().refresh();
    expect(read).not.toHaveBeenCalled();
    store.getState().show();
    await settled();
    expect(store.getState().list).toEqual(one);
    store.getState().close();
    store.getState().refresh();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('shows the newest answer, in whatever order answers arrive', async () => {
    const answers: ((list: readonly string[]) => void)[] = [];
    const read = () => new Promise<readonly string[]>((resolve) => answers.push(resolve));
    const store = createRetryListStore('test', { read, retry: done });
    store.getState().show();
    store.getState().refresh();
    answers[1]?.(none);
    answers[0]?.(one);
    await settled();
    expect(store.getState().list).toEqual(none);
  });

  it('retries one item or all, one at a time, and is read again afterwards', async () => {
    let list = one;
    const retry = vi.fn(async () => {
      list = none;
    });
    const store = createRetryListStore<readonly string[], { path: string }>('test', { read: async () => list, retry });
    store.getState().show();
    await settled();
    const first = store.getState().retry({ path: 'a.md' });
    expect(store.getState().retrying).toEqual({ path: 'a.md' });
    await store.getState().retry('all');
    await first;
    expect(retry.mock.calls).toEqual([[{ path: 'a.md' }]]);
    expect(store.getState()).toMatchObject({ list: none, retrying: null });
    await store.getState().retry('all');
    expect(retry).toHaveBeenLastCalledWith('all');
  });

  it('keeps the list and says why a retry failed', async () => {
    const store = createRetryListStore('test', { read: async () => one, retry: fails });
    store.getState().show();
    await settled();
    await store.getState().retry('all');
    expect(store.getState()).toMatchObject({
      list: one,
      failure: { text: verbatim('Try again in a moment.') },
      retrying: null,
    });
    store.getState().show();
    expect(store.getState().failure).toBeNull();
  });

  it('says why the list could not be read', async () => {
    const store = createRetryListStore('test', { read: fails, retry: done });
    store.getState().show();
    await settled();
    expect(store.getState()).toMatchObject({ list: null, failure: { text: verbatim('Try again in a moment.') } });
  });
});

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
