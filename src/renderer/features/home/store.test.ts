import { describe, expect, it, vi } from 'vitest';
import type { HomeNotes } from '../../../shared/domain.ts';
import { createHomeStore } from './store.ts';

function homeOf(title: string): HomeNotes {
  return { recent: [{ noteId: 1, title, folder: '/notes', path: 'a.md', date: 0 }], onThisDay: [] };
}

describe('the home store', () => {
  it('keeps what was asked for last, in whatever order the answers come', async () => {
    const answers: ((notes: HomeNotes) => void)[] = [];
    const store = createHomeStore(() => new Promise((resolve) => void answers.push(resolve)), vi.fn());
    store.getState().load();
    store.getState().load();
    answers[1]?.(homeOf('newer'));
    answers[0]?.(homeOf('older'));
    await Promise.resolve();
    expect(store.getState().notes).toEqual(homeOf('newer'));
  });

  it('keeps the notes it has when reading fails, and says so', async () => {
    const onFailure = vi.fn();
    const read = vi.fn().mockResolvedValueOnce(homeOf('kept')).mockRejectedValueOnce(new Error('gone'));
    const store = createHomeStore(read, onFailure);
    store.getState().load();
    await vi.waitFor(() => expect(store.getState().notes).not.toBeNull());
    store.getState().load();
    await vi.waitFor(() => expect(onFailure).toHaveBeenCalledOnce());
    expect(store.getState().notes).toEqual(homeOf('kept'));
  });
});
