import { expect, it } from 'vitest';
import { afterVisit, noHistory, stepped, type Visit } from './history.ts';

const visit = (noteId: number): Visit => ({ target: { noteId, chunkId: null, found: null }, view: null });
const ids = (visits: readonly Visit[]) => visits.map(({ target }) => target.noteId);

it('the history leads back and forward through the notes that were read, until another is opened', () => {
  const read = afterVisit(afterVisit(noHistory, visit(1)), visit(2));
  const back = stepped(read, 'back', visit(3));
  expect(back?.visit.target.noteId).toBe(2);
  expect(ids(back?.history.forward ?? [])).toEqual([3]);
  const further = back && stepped(back.history, 'back', visit(2));
  expect(further?.visit.target.noteId).toBe(1);
  const again = further && stepped(further.history, 'forward', visit(1));
  expect(again?.visit.target.noteId).toBe(2);
  expect(ids(again?.history.back ?? [])).toEqual([1]);
  const other = again && afterVisit(again.history, visit(2));
  expect(other && [ids(other.back), other.forward]).toEqual([[1, 2], []]);
});

it('from where nothing is shown, the history leads back, and nothing is kept to go forward to', () => {
  const back = stepped(afterVisit(noHistory, visit(1)), 'back', null);
  expect(back).toEqual({ visit: visit(1), history: noHistory });
});

it('the history ends where nothing was read, and keeps a hundred notes', () => {
  expect(stepped(noHistory, 'back', visit(1))).toBeNull();
  expect(stepped(noHistory, 'forward', visit(1))).toBeNull();
  let history = noHistory;
  for (let at = 0; at < 120; at++) history = afterVisit(history, visit(at));
  expect(ids(history.back)).toEqual(Array.from({ length: 100 }, (_, at) => at + 20));
});
