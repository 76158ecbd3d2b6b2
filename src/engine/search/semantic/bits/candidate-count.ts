/** Candidates in a library of up to `base` passages, and how many more for each doubling of it. */
const fewest = 400;
const more = 50;
const base = 20_000;
const candidatesPerWanted = 2;

/**
 * How many passages the bits must propose so that, once they are compared exactly, 98 of 100 of the ten nearest are among them, and of the
 * fifty nearest: measured on real vectors (docs/search.md).
 * @param wanted how many passages are asked for.
 */
export function candidatesFor(vectors: number, wanted: number): number {
  const doublings = Math.max(0, Math.log2(vectors / base));
  return Math.max(fewest + Math.round(more * doublings), wanted * candidatesPerWanted);
}
