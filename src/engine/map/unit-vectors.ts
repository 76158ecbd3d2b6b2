import type { VectorTable } from './layout.ts';

/** Shorter vectors have no direction. */
const shortest = 1e-6;

/** Scales each vector to unit length, in place. One without a direction is given one: the layout cannot do without. */
export function scaleToUnit({ vectors, count, dimensions }: VectorTable): void {
  for (let row = 0; row < count; row++) {
    const from = row * dimensions;
    let squares = 0;
    for (let at = from; at < from + dimensions; at++) squares += (vectors[at] ?? 0) ** 2;
    const norm = Math.sqrt(squares);
    if (norm < shortest) {
      vectors.fill(0, from, from + dimensions);
      vectors[from] = 1;
      continue;
    }
    for (let at = from; at < from + dimensions; at++) vectors[at] = (vectors[at] ?? 0) / norm;
  }
}
