import { expect, it } from 'vitest';
import { count, plural } from './count.ts';

it('a count groups its thousands', () => {
  expect(count(1873)).toBe('1,873');
});

it('a count uses the singular for exactly one', () => {
  expect([plural(0, 'note'), plural(1, 'note'), plural(2, 'note')]).toEqual(['0 notes', '1 note', '2 notes']);
});
