import { describe, expect, it } from 'vitest';
import type { LibraryState } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { createLibraryStore } from './store.ts';

describe('the library store', () => {
  it('keeps the identity of folders while only the progress moves', () => {
    const store = createLibraryStore();
    store.getState().show(libraryWith({}));
    const before = store.getState().library;
    store.getState().show(libraryWith({ embedded: 64 }));
    const after = store.getState().library;
    expect(after?.embedded).toBe(64);
    expect(after?.folders).toBe(before?.folders);
    expect(after?.progress).toBe(before?.progress);
  });

  it('shows a dismissed notice again only after it was gone', () => {
    const store = createLibraryStore();
    const { show, dismissNotice } = store.getState();
    show(libraryWith({ notice: 'The library was rebuilt.' }));
    dismissNotice();
    show(libraryWith({ notice: 'The library was rebuilt.' }));
    expect(store.getState().dismissedNotice).toBe('The library was rebuilt.');
    show(libraryWith({ notice: null }));
    expect(store.getState().dismissedNotice).toBeNull();
  });

  it('forgets a failed opening once a library arrives', () => {
    const store = createLibraryStore();
    store.getState().fail(new NearnoteError('library-in-use', 'This library is open elsewhere.'));
    expect(store.getState().failure).toBe('This library is open elsewhere.');
    store.getState().show(libraryWith({}));
    expect(store.getState().failure).toBeNull();
  });
});

function libraryWith(change: Partial<LibraryState>): LibraryState {
  return {
    folders: [
      {
        id: 1,
        path: '/notes',
        notes: 3,
        available: true,
        stopped: false,
        polled: null,
        settings: { patterns: [], gitignore: true, code: false, mostMegabytes: 10 },
      },
    ],
    notes: 3,
    chunks: 100,
    revision: 0,
    embedded: 0,
    failed: 0,
    skippedFiles: 0,
    model: { key: 'starter', name: 'starter', dimensions: 256 },
    reembed: null,
    progress: { phase: 'embedding', done: 0, total: 100, perSecond: null, secondsLeft: null },
    notice: null,
    ...change,
  };
}
