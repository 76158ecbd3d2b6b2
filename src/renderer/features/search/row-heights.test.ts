import { expect, it } from 'vitest';
import { hitsInSight } from './row-heights.ts';

it.each([
  [800, 'comfortable', 16, 10],
  [800, 'compact', 16, 20],
  [600, 'comfortable', 16, 8],
  [1_440, 'comfortable', 16, 18],
  [800, 'comfortable', 32, 8],
  [4_000, 'compact', 16, 40],
] as const)('a window of %d pixels in a %s list, with a rem of %d, asks for %d hits', (height, density, rem, hits) => {
  expect(hitsInSight(height, density, rem)).toBe(hits);
});
