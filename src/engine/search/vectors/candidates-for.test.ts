import { expect, it } from 'vitest';
import { candidatesFor } from './candidates-for.ts';

it('asks for more candidates in a larger library, and for more hits', () => {
  expect([0, 100, 20_000, 40_000, 640_000].map((vectors) => candidatesFor(vectors, 10))).toEqual([
    400, 400, 400, 500, 900,
  ]);
  expect(candidatesFor(100, 1_000)).toBe(4_000);
});
