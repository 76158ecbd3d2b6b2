import { expect, it } from 'vitest';
import { candidatesFor } from './candidate-count.ts';

it('there are more candidates in a larger library, and when more hits are wanted', () => {
  expect([0, 100, 20_000, 40_000, 640_000].map((vectors) => candidatesFor(vectors, 200))).toEqual([
    400, 400, 400, 450, 650,
  ]);
  expect(candidatesFor(100, 1_000)).toBe(2_000);
});
