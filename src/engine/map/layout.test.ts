import { expect, it } from 'vitest';
import { randomNumbers } from '../testing/random-numbers.ts';
import { intoSquare, layOut } from './layout.ts';

const dimensions = 16;

/** Vectors of unit length around so many directions, in turn. */
function vectorsAround(directions: number, count: number): Float32Array {
  const random = randomNumbers(3);
  const vectors = new Float32Array(count * dimensions);
  for (let at = 0; at < count; at++) {
    const vector = Array.from({ length: dimensions }, (_, axis) => (axis === at % directions ? 1 : 0.15 * random()));
    const norm = Math.hypot(...vector);
    vectors.set(
      vector.map((value) => value / norm),
      at * dimensions,
    );
  }
  return vectors;
}

it('the same vectors are laid out the same, bit for bit, and similar ones are neighbours', async () => {
  const table = { vectors: vectorsAround(3, 90), count: 90, dimensions };
  const shares: number[] = [];
  const one = await layOut(table, (share) => shares.push(share));
  const other = await layOut(table, () => {});
  expect(other).toEqual(one);
  expect(shares.at(-1)).toBeGreaterThan(0.9);
  const distance = (a: number, b: number) =>
    Math.hypot((one[2 * a] ?? 0) - (one[2 * b] ?? 0), (one[2 * a + 1] ?? 0) - (one[2 * b + 1] ?? 0));
  for (let at = 3; at < 30; at++) {
    expect(distance(at, at % 3)).toBeLessThan(distance(at, (at + 1) % 3));
  }
});

it('a layout fills the square around the middle, and keeps its proportions', () => {
  expect([...intoSquare(Float32Array.of(10, 5, 14, 6))]).toEqual([-1, -0.25, 1, 0.25]);
  expect([...intoSquare(Float32Array.of(3, 3, 3, 3))]).toEqual([0, 0, 0, 0]);
});
