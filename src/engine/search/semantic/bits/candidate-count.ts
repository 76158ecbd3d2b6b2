/** Candidates that are compared in the database, in a library of up to `baseSize` passages, and how many more for each doubling of that size. */
const minCandidates = 400;
const baseSize = 20_000;
const perDoubling = 50;
const candidatesPerWanted = 2;
/** Those that are compared in memory: at least so many, and so many of all. */
const minInMemory = 4_000;
const shareInMemory = 0.02;

/**
 * How many passages the bits must propose so that 98% of the ten nearest passages, and of the fifty nearest, are among
 * them. Measured on real vectors (docs/search.md).
 * @param vectors in the library.
 * @param wanted how many passages are asked for.
 */
export function candidatesFor(vectors: number, wanted: number): number {
  const doublings = Math.max(0, Math.log2(vectors / baseSize));
  return Math.max(minCandidates + Math.round(perDoubling * doublings), wanted * candidatesPerWanted);
}

/** How many when they are compared in memory, where each takes a tenth of a microsecond: enough for models whose vectors are all alike. */
export function candidatesInMemory(vectors: number, wanted: number): number {
  return Math.max(minInMemory, Math.round(vectors * shareInMemory), wanted * candidatesPerWanted);
}
