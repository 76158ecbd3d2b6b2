import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note, TextRange } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createNotePaneStore } from './store.ts';
import type { Target } from './target.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the note pane', () => {
  it('shows the note requested last, in whatever order notes arrive', async () => {
    const waiting = new Map<number, (note: Note) => void>();
    const store = createNotePaneStore(({ noteId }) => new Promise((resolve) => waiting.set(noteId, resolve)));
    store.getState().open(target(1));
    store.getState().open(target(2));
    waiting.get(2)?.(noteOf(2));
    waiting.get(1)?.(noteOf(1));
    await vi.runAllTimersAsync();
    expect(store.getState().shown?.note.noteId).toBe(2);
  });

  it('follows the selection, and reads a note only once the selection rests', async () => {
    const read = vi.fn(async ({ noteId }: Target) => noteOf(noteId));
    const store = createNotePaneStore(read);
    for (const id of [1, 2, 3]) store.getState().follow(target(id));
    await vi.runAllTimersAsync();
    for (const id of [4, 5]) store.getState().follow(target(id));
    await vi.runAllTimersAsync();
    expect(read.mock.calls.map(([asked]) => asked.noteId)).toEqual([3, 5]);
    expect(store.getState()).toMatchObject({ shown: { note: { noteId: 5 } }, isOpen: false });
  });

  it('shows nothing that waits to be shown once the user goes on typing', async () => {
    const read = vi.fn(async ({ noteId }: Target) => noteOf(noteId));
    const store = createNotePaneStore(read);
    store.getState().follow(target(1));
    store.getState().wait();
    await vi.runAllTimersAsync();
    expect(read).not.toHaveBeenCalled();
    store.getState().follow(target(2));
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ shown: { note: { noteId: 2 } } });
  });

  it('opens the note it shows without reading it again, and a selected note at once', async () => {
    const read = vi.fn(async ({ noteId }: Target) => noteOf(noteId));
    const store = createNotePaneStore(read);
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    store.getState().open(target(1));
    expect(store.getState().isOpen).toBe(true);
    store.getState().follow(target(2));
    store.getState().open(target(2));
    expect(read.mock.calls.map(([asked]) => asked.noteId)).toEqual([1, 2]);
    await vi.runAllTimersAsync();
    expect(read).toHaveBeenCalledTimes(2);
    store.getState().leave();
    expect(store.getState()).toMatchObject({ shown: { note: { noteId: 2 } }, isOpen: false });
  });

  it('keeps a note that is opened before it would have given way to none', async () => {
    const store = createNotePaneStore(async ({ noteId }) => noteOf(noteId));
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    store.getState().empty(true);
    store.getState().open(target(1));
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ shown: { note: { noteId: 1 } }, isOpen: true, isLost: false });
  });

  it('does not read the note it shows again', async () => {
    const read = vi.fn(async ({ noteId }: Target) => noteOf(noteId));
    const store = createNotePaneStore(read);
    store.getState().open(target(1));
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('marks other words in the passage it shows without reading the note again', async () => {
    const read = vi.fn(async ({ noteId }: Target) => noteOf(noteId));
    const store = createNotePaneStore(read);
    const other = target(1, [{ start: 1, end: 3 }]);
    store.getState().open(target(1));
    store.getState().follow(other);
    await vi.runAllTimersAsync();
    expect(store.getState().shown).toMatchObject({ note: noteOf(1), target: other });
    store.getState().follow(target(1));
    expect(store.getState().shown).toMatchObject({ note: noteOf(1), target: target(1) });
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('goes back to the note that was left, as it was read, and forward again', async () => {
    const view = { scrolled: 120, link: 'Beds' };
    const store = createNotePaneStore(
      async ({ noteId }) => noteOf(noteId),
      () => view,
    );
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    for (const id of [2, 2, 3]) {
      store.getState().open(target(id));
      await vi.runAllTimersAsync();
    }
    store.getState().step('back');
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ isOpen: true, shown: { note: { noteId: 2 }, view } });
    store.getState().step('back');
    store.getState().step('back');
    await vi.runAllTimersAsync();
    expect(store.getState().shown?.note.noteId).toBe(1);
    store.getState().step('forward');
    await vi.runAllTimersAsync();
    expect(store.getState().shown?.note.noteId).toBe(2);
  });

  it('keeps the way back to an opened note once another is selected, but not to what was only selected', async () => {
    const store = createNotePaneStore(async ({ noteId }) => noteOf(noteId));
    for (const id of [1, 2]) {
      store.getState().follow(target(id));
      await vi.runAllTimersAsync();
    }
    store.getState().open(target(3));
    for (const id of [4, 5]) {
      store.getState().follow(target(id));
      await vi.runAllTimersAsync();
    }
    expect(store.getState().history.back.map((each) => each.target.noteId)).toEqual([2, 3]);
  });

  it('keeps the way back to a selected note that was then opened', async () => {
    const store = createNotePaneStore(async ({ noteId }) => noteOf(noteId));
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    store.getState().open(target(1));
    store.getState().follow(target(2));
    await vi.runAllTimersAsync();
    expect(store.getState().history.back.map((each) => each.target.noteId)).toEqual([1]);
  });

  it('goes back to a note also once the one opened after it is closed', async () => {
    const store = createNotePaneStore(async ({ noteId }) => noteOf(noteId));
    store.getState().open(target(1));
    store.getState().open(target(2));
    store.getState().close();
    store.getState().step('back');
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ isOpen: true, shown: { note: { noteId: 1 } } });
  });

  it('says why a note cannot be read, and tries again when it is opened or selected anew', async () => {
    let failing = 2;
    const store = createNotePaneStore(async ({ noteId }) => {
      if (failing-- > 0) throw new NearnoteError('note-missing', verbatim('The note is gone.'));
      return noteOf(noteId);
    });
    store.getState().open(target(1));
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ shown: null, failure: { text: verbatim('The note is gone.') } });
    store.getState().open(target(1));
    await vi.runAllTimersAsync();
    expect(store.getState().failure).not.toBeNull();
    store.getState().follow(target(1));
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ shown: { note: { noteId: 1 } }, failure: null });
  });

  it('stays closed when a note arrives late', async () => {
    const store = createNotePaneStore(async ({ noteId }) => noteOf(noteId));
    store.getState().open(target(1));
    store.getState().close();
    store.getState().follow(target(2));
    store.getState().close();
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ target: null, shown: null, isOpen: false });
  });
});

function target(noteId: number, marks: TextRange[] = []): Target {
  return { noteId, chunkId: noteId, found: { start: 0, sentence: null, marks, page: null } };
}

function noteOf(noteId: number): Note {
  return {
    noteId,
    title: 'Note',
    folder: '/notes',
    path: 'note.md',
    format: 'markdown',
    text: '',
    modifiedAt: 0,
    date: 0,
    passage: null,
    recognisedPages: [],
  };
}
