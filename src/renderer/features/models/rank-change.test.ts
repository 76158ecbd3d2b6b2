import { expect, it } from 'vitest';
import { rankChange } from './rank-change.ts';

const note = (noteId: number) => ({ noteId, title: String(noteId), folder: '/n', path: `${noteId}.md` });

it('rankChange tells what is new and what has moved, and nothing of what is where it was', () => {
  const before = [note(1), note(2), note(3)];
  expect([note(1), note(3), note(2), note(4)].map((each, rank) => rankChange(each, rank, before))).toEqual([
    null,
    'up 1',
    'down 1',
    'new',
  ]);
});
