import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEqual, keepUnchanged } from './keep-unchanged.ts';

describe('equal data', () => {
  it('a copy is equal', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isEqual(value, structuredClone(value))));
  });

  it('what differs anywhere is not', () => {
    const hit = { noteId: 1, marks: [{ start: 2, end: 4 }], sentence: null };
    expect(isEqual(hit, { ...hit, marks: [{ start: 2, end: 5 }] })).toBe(false);
    expect(isEqual(hit, { ...hit, marks: [] })).toBe(false);
    expect(isEqual(hit, { ...hit, sentence: { start: 0 } })).toBe(false);
    expect(isEqual({ a: undefined }, { b: undefined })).toBe(false);
    expect(isEqual([], {})).toBe(false);
  });
});

it('values that have not changed keep their identity, wherever they stand now', () => {
  const previous = [
    { id: 1, of: { notes: 2 } },
    { id: 2, of: { notes: 3 } },
  ];
  const next = [
    { id: 3, of: { notes: 3 } },
    { id: 2, of: { notes: 4 } },
    { id: 1, of: { notes: 2 } },
  ];
  const kept = keepUnchanged(previous, next, ({ id }) => id);
  expect(kept).toEqual(next);
  expect(kept.map((value) => previous.indexOf(value))).toEqual([-1, -1, 0]);
});
