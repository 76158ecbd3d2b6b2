import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LinkTarget, ResolvedLink } from '../../../shared/links.ts';
import { createLinksStore, linkKey } from './links-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const link = (target: string): LinkTarget => ({ target, kind: 'wiki' });
const none: ResolvedLink = { kind: 'none' };

describe('the store of links', () => {
  it('asks for all links of a note that are drawn together at once, and remembers them', async () => {
    const resolve = vi.fn(async (_noteId: number, targets: LinkTarget[]) => targets.map(() => none));
    const store = createLinksStore(resolve);
    const { resolve: ask } = store.getState();
    await Promise.all([ask(1, link('a')), ask(1, link('b')), ask(2, link('a'))]);
    expect(resolve.mock.calls).toEqual([
      [1, [link('a'), link('b')]],
      [2, [link('a')]],
    ]);
    expect([...store.getState().links.keys()]).toEqual([
      linkKey(1, link('a')),
      linkKey(1, link('b')),
      linkKey(2, link('a')),
    ]);
  });

  it('asks for no more than five hundred links in one request', async () => {
    const resolve = vi.fn(async (_noteId: number, targets: LinkTarget[]) => targets.map(() => none));
    const { resolve: ask } = createLinksStore(resolve).getState();
    await Promise.all(Array.from({ length: 700 }, (_, at) => ask(1, link(`${at}`))));
    expect(resolve.mock.calls.map(([, targets]) => targets.length)).toEqual([500, 200]);
  });

  it('says so when links cannot be resolved, and asks again', async () => {
    const resolve = vi.fn(async (): Promise<ResolvedLink[]> => Promise.reject(new Error('not now')));
    const store = createLinksStore(resolve);
    await expect(store.getState().resolve(1, link('a'))).rejects.toThrow('not now');
    resolve.mockResolvedValueOnce([none]);
    expect(await store.getState().resolve(1, link('a'))).toEqual(none);
  });

  it('has links resolved anew soon after the library has changed, once for many changes', async () => {
    const store = createLinksStore(async () => []);
    for (let change = 0; change < 5; change++) store.getState().refresh();
    expect(store.getState().revision).toBe(0);
    await vi.runAllTimersAsync();
    expect(store.getState().revision).toBe(1);
  });
});
