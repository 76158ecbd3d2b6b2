import { describe, expect, it } from 'vitest';
import { noteWindow } from './note-window.ts';

describe('noteWindow', () => {
  it('shows all of a note of ordinary length', () => {
    const passage = { start: 1, end: 3 };
    expect(noteWindow('abcd', passage)).toEqual({ text: 'abcd', start: 0, isPart: false });
  });

  it('cuts a very long note around the passage', () => {
    const text = `${'a'.repeat(150_000)}needle${'b'.repeat(150_000)}`;
    const shown = noteWindow(text, { start: 150_000, end: 150_006 });
    expect(shown.text).toHaveLength(100_006);
    expect(shown.text.slice(150_000 - shown.start, 150_006 - shown.start)).toBe('needle');
  });

  it('shows the beginning of a very long note where the passage is gone', () => {
    const shown = noteWindow('a'.repeat(300_000), null);
    expect(shown).toEqual({ text: 'a'.repeat(50_000), start: 0, isPart: true });
  });

  it('never splits a surrogate pair', () => {
    const shown = noteWindow('😀'.repeat(150_000), { start: 150_001, end: 150_003 });
    expect(shown.text.isWellFormed()).toBe(true);
  });
});
