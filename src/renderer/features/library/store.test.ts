import { describe, expect, it } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createLibraryStore } from './store.ts';
import { libraryWith } from './testing.ts';

describe('the library store', () => {
  it('keeps the identity of the folders while only the progress changes', () => {
    const store = createLibraryStore();
    store.getState().show(libraryWith({}));
    const before = store.getState().library;
    store.getState().show(libraryWith({ embedded: 64 }));
    const after = store.getState().library;
    expect(after?.embedded).toBe(64);
    expect(after?.folders).toBe(before?.folders);
    expect(after?.progress).toBe(before?.progress);
  });

  it('shows a dismissed notice again only after it has been gone', () => {
    const store = createLibraryStore();
    const { show, dismissNotice } = store.getState();
    show(libraryWith({ notice: verbatim('The library was rebuilt.') }));
    dismissNotice();
    show(libraryWith({ notice: verbatim('The library was rebuilt.') }));
    expect(store.getState().dismissedNotice).toEqual(verbatim('The library was rebuilt.'));
    // By these two being the same, it is hidden.
    expect(store.getState().library?.notice).toBe(store.getState().dismissedNotice);
    show(libraryWith({ notice: null }));
    expect(store.getState().dismissedNotice).toBeNull();
  });

  it('forgets a failed opening once the library arrives', () => {
    const store = createLibraryStore();
    store.getState().fail(new NearnoteError('library-in-use', verbatim('This library is open elsewhere.')));
    expect(store.getState().failure).toMatchObject({ text: verbatim('This library is open elsewhere.') });
    store.getState().show(libraryWith({}));
    expect(store.getState().failure).toBeNull();
  });

  it('shows what was seen last until the engine has answered, and not once that has failed', () => {
    const opening = libraryWith({ progress: { ...libraryWith({}).progress, phase: 'opening' } });
    const store = createLibraryStore();
    expect(store.getState().expect(opening, false)).toBe(true);
    expect(store.getState().library).toBe(opening);
    store.getState().fail(new NearnoteError('library-in-use', verbatim('This library is open elsewhere.')));
    expect(store.getState()).toMatchObject({ library: null, failure: { code: 'library-in-use' } });
    expect(store.getState().expect(opening, true)).toBe(false);
    store.getState().show(libraryWith({}));
    store.getState().expect(opening, true);
    expect(store.getState()).toMatchObject({ library: { progress: { phase: 'idle' } }, isNew: false });
  });
});
