import { describe, expect, it } from 'vitest';
import { dot } from '../dot.ts';
import { unitVectors } from '../testing.ts';
import { RoundedVectors } from './rounded-vectors.ts';

describe('rounded vectors', () => {
  it.for([1, 31, 32, 33, 64, 256, 384, 1_536, 4_000])(
    'cosines of rounded vectors are right to four digits: %i dimensions',
    (dimensions) => {
      const vectors = unitVectors(50, dimensions);
      const rounded = new RoundedVectors(dimensions);
      for (const [slot, vector] of vectors.entries()) rounded.set(slot, vector);
      for (const query of unitVectors(5, dimensions, 2)) {
        const cosines = rounded.cosines(query, vectors.keys().toArray());
        for (const [slot, vector] of vectors.entries()) expect(cosines[slot]).toBeCloseTo(dot(query, vector), 3);
      }
    },
  );

  it('a vector with one very large component keeps the others', () => {
    const vector = new Float32Array(384).fill(0.02);
    vector[7] = -Math.sqrt(1 - 383 * 0.02 ** 2);
    const rounded = new RoundedVectors(384);
    rounded.set(0, vector);
    for (const query of unitVectors(5, 384)) expect(rounded.cosines(query, [0])[0]).toBeCloseTo(dot(query, vector), 3);
  });

  it('slots are compared in the order in which they are given, however many', () => {
    const [query = new Float32Array(), ...vectors] = unitVectors(11, 64);
    const rounded = new RoundedVectors(64);
    for (const [slot, vector] of vectors.entries()) rounded.set(slot, vector);
    const slots = Array.from({ length: 10_000 }, (_, place) => (place * 7) % 10);
    const once = rounded.cosines(query, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...rounded.cosines(query, slots)]).toEqual(slots.map((slot) => once[slot]));
    expect(rounded.cosines(query, [])).toHaveLength(0);
  });

  it('slots keep their vectors while memory grows, and take another in place of the one they have', () => {
    const [query = new Float32Array(), one = query, other = query] = unitVectors(3, 100);
    const rounded = new RoundedVectors(100);
    rounded.set(3, one);
    const [before] = rounded.cosines(query, [3]);
    rounded.set(50_000, other);
    expect(rounded.cosines(query, [3])[0]).toBe(before);
    rounded.set(3, other);
    expect(rounded.cosines(query, [3])[0]).toBe(rounded.cosines(query, [50_000])[0]);
  });

  it('rounded vectors refuse a vector of another width', () => {
    expect(() => new RoundedVectors(64).set(0, new Float32Array(63))).toThrow('63 instead of 64');
    expect(() => new RoundedVectors(64).cosines(new Float32Array(65), [])).toThrow('65 instead of 64');
  });
});
