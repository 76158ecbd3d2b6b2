/** Candidates in a library of up to `base` passages. */
const fewest = 400;
const base = 20_000;
/** More for each doubling of the library. */
const growth = 0.25;
const candidatesPerHit = 4;

/**
 * How many passages the bits must propose so that, compared exactly, they hold 98 % of the ten nearest: measured on real
 * vectors of 256 dimensions (docs/search.md), which are the hardest, because more dimensions lose less.
 */
export function candidatesFor(vectors: number, limit: number): number {
  const doublings = Math.max(0, Math.log2(vectors / base));
  return Math.max(Math.round(fewest * (1 + growth * doublings)), limit * candidatesPerHit);
}
