import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { createProblemsStore, type ProblemList } from './store.ts';

const problem: Problem = { folderId: 1, folder: '/notes', path: 'a.md', reason: 'It is no text. Save it as text.' };
const one: ProblemList = { problems: [problem], total: 1 };
const none: ProblemList = { problems: [], total: 0 };
const done = async () => ({});

describe('the problems store', () => {
  it('reads the list when it is shown, and again only while it is', async () => {
    const read = vi.fn(async () => one);
    const store = createProblemsStore({ read, retry: done, reveal: done });
    store.getState().refresh();
    expect(read).not.toHaveBeenCalled();
    store.getState().show();
    await settled();
    expect(store.getState().list).toEqual(one);
    store.getState().close();
    store.getState().refresh();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('tries one again, or all, one at a time, and reads the list when that is done', async () => {
    let list = one;
    const retry = vi.fn(async () => {
      list = none;
    });
    const store = createProblemsStore({ read: async () => list, retry, reveal: done });
    store.getState().show();
    await settled();
    const first = store.getState().retry(problem);
    expect(store.getState().retrying).toEqual(problem);
    await store.getState().retry('all');
    await first;
    expect(retry.mock.calls).toEqual([[{ folderId: 1, path: 'a.md' }]]);
    expect(store.getState()).toMatchObject({ list: none, retrying: null });
    await store.getState().retry('all');
    expect(retry).toHaveBeenLastCalledWith(null);
  });

  it('says why something could not be done, and keeps the list', async () => {
    const fails = () => Promise.reject(new NearnoteError('engine-stopped', 'Try again in a moment.'));
    const store = createProblemsStore({ read: async () => one, retry: fails, reveal: fails });
    store.getState().show();
    await settled();
    await store.getState().retry('all');
    expect(store.getState()).toMatchObject({ list: one, failure: 'Try again in a moment.', retrying: null });
    store.getState().show();
    expect(store.getState().failure).toBeNull();
    await store.getState().reveal(problem);
    expect(store.getState().failure).toBe('Try again in a moment.');
  });
});

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
