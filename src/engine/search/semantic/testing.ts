import { randomNumbers } from '../../testing/random-numbers.ts';

/** Vectors of unit length in all directions. */
export function unitVectors(count: number, dimensions: number, seed = 1): Float32Array[] {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimensions }, () => next() + next() - 1);
    const length = Math.hypot(...vector);
    return vector.map((component) => component / length);
  });
}
