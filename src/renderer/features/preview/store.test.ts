import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { createPreviewStore, type Target } from './store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the preview store', () => {
  it('shows the note asked for last, whatever order they are read in', async () => {
    const waiting = new Map<number, (note: Note) => void>();
    const store = createPreviewStore(({ documentId }) => new Promise((resolve) => waiting.set(documentId, resolve)));
    store.getState().open(target(1));
    store.getState().open(target(2));
    waiting.get(2)?.(noteOf(2));
    waiting.get(1)?.(noteOf(1));
    await vi.runAllTimersAsync();
    expect(store.getState().note?.documentId).toBe(2);
  });

  it('follows the selection only while it is open, and reads only where it comes to rest', async () => {
    const read = vi.fn(async ({ documentId }: Target) => noteOf(documentId));
    const store = createPreviewStore(read);
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    expect(read).not.toHaveBeenCalled();
    store.getState().open(target(1));
    for (const id of [2, 3, 4]) store.getState().follow(target(id));
    await vi.runAllTimersAsync();
    expect(read.mock.calls.map(([asked]) => asked.documentId)).toEqual([1, 4]);
  });

  it('does not read again what it shows', async () => {
    const read = vi.fn(async ({ documentId }: Target) => noteOf(documentId));
    const store = createPreviewStore(read);
    store.getState().open(target(1));
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('says why a note cannot be read', async () => {
    const store = createPreviewStore(() => Promise.reject(new NearnoteError('note-missing', 'The note is gone.')));
    store.getState().open(target(1));
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ note: null, failure: 'The note is gone.' });
  });

  it('stays closed when the note arrives after closing', async () => {
    const store = createPreviewStore(async ({ documentId }) => noteOf(documentId));
    store.getState().open(target(1));
    store.getState().close();
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ target: null, note: null });
  });
});

function target(documentId: number): Target {
  return { documentId, chunkId: documentId };
}

function noteOf(documentId: number): Note {
  return {
    documentId,
    title: 'Note',
    folder: '/notes',
    path: 'note.md',
    format: 'markdown',
    text: '',
    modifiedAt: 0,
    passage: null,
  };
}
