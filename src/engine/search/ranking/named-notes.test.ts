import { describe, expect, it } from 'vitest';
import { indexOf } from '../../testing/passages.ts';
import { namedNotes } from './named-notes.ts';

describe('the notes that a query names', () => {
  const index = indexOf([
    { title: 'Garden plan 2026', aliases: ['Beds'], passages: ['one', 'two'] },
    { title: 'Is it ripe?', path: 'a/index.md', passages: ['x'] },
    { title: 'Other', path: 'b/index.md', passages: ['x'] },
    { title: 'Beds', path: 'old/fork.md', passages: ['x'] },
  ]);
  const named = (text: string, allowed = index.slots.alive) => [...namedNotes(index, text, { allowed })];

  it('are those with that title or alias, each from its first passage', () => {
    expect(named('garden PLAN 2026')).toEqual([[1, 0]]);
    expect(named('beds')).toEqual([
      [1, 0],
      [4, 4],
    ]);
    expect(named('garden')).toEqual([]);
  });

  it('are found with and without the mark at the end of a question', () => {
    expect(named('is it ripe?')).toEqual([[2, 2]]);
    expect(named('garden plan 2026?')).toEqual([[1, 0]]);
  });

  it('may be named by a file, unless several have its name', () => {
    expect(named('fork')).toEqual([[4, 4]]);
    expect(named('index')).toEqual([]);
  });

  it('are none where many are called so', () => {
    const untitled = (count: number) => {
      const notes = Array.from({ length: count }, (_, at) => ({
        title: 'Untitled',
        path: `untitled ${at}.md`,
        passages: ['x'],
      }));
      const many = indexOf(notes);
      return namedNotes(many, 'untitled', { allowed: many.slots.alive }).size;
    };
    expect(untitled(20)).toBe(20);
    expect(untitled(21)).toBe(0);
  });

  it('are only those that the filters leave', () => {
    expect(named('beds', Uint8Array.from([0, 0, 1, 1, 1]))).toEqual([[4, 4]]);
  });
});
