import { describe, expect, it } from 'vitest';
import { unitVectors } from '../testing.ts';
import { BitVectors } from './bit-vectors.ts';

function filled(vectors: Float32Array[], dimensions: number): BitVectors {
  const bits = new BitVectors(dimensions);
  for (const [slot, vector] of vectors.entries()) bits.set(slot, vector);
  return bits;
}

/** What the kernel computes, the plain way. */
function distance(query: Float32Array, vector: Float32Array, largest = 7): number {
  const scale = (Math.sqrt(query.length) / 2.5) * largest;
  return query.reduce((sum, component, index) => {
    const other = vector[index] ?? 0;
    const isSmall = Math.abs(other) < 1 / Math.sqrt(query.length);
    const isOtherSign = component > 0 !== other > 0;
    const factor = isOtherSign ? (isSmall ? 2 : 3) : isSmall ? 1 : 0;
    return sum + factor * Math.min(largest, Math.round(Math.abs(component) * scale));
  }, 0);
}

function nearestOf(vectors: Float32Array[], query: Float32Array, count: number, largest?: number): number[] {
  return vectors
    .map((vector, slot) => ({ slot, distance: distance(query, vector, largest) }))
    .sort((a, b) => a.distance - b.distance || a.slot - b.slot)
    .slice(0, count)
    .map(({ slot }) => slot);
}

const [query = new Float32Array()] = unitVectors(1, 64, 2);

describe('the nearest slots', () => {
  it.for([1, 64, 100, 256, 384, 1536])(
    'the nearest slots are those farthest in the query’s direction: %i dimensions',
    (d) => {
      const vectors = unitVectors(300, d);
      const bits = filled(vectors, d);
      for (const each of unitVectors(5, d, 2)) {
        expect([...bits.nearest(each, 40, null)]).toEqual(nearestOf(vectors, each, 40));
      }
    },
  );

  it.for([
    [4_000, 3],
    [16_000, 1],
  ] as const)('the nearest slots are found in vectors too wide for fine magnitudes: %i dimensions', ([d, largest]) => {
    const vectors = unitVectors(20, d);
    const [wide = new Float32Array()] = unitVectors(1, d, 2);
    expect([...filled(vectors, d).nearest(wide, 20, null)]).toEqual(nearestOf(vectors, wide, 20, largest));
  });

  it('slots at the same distance come in their order, at the edge, too', () => {
    const [vector = new Float32Array()] = unitVectors(1, 64);
    const bits = filled([vector, query, vector, query, vector], 64);
    expect([...bits.nearest(query, 4, null)]).toEqual([1, 3, 0, 2]);
  });

  it('all slots are found when more are asked for, and none of none', () => {
    expect(filled(unitVectors(3, 64), 64).nearest(query, 10, null)).toHaveLength(3);
    expect(filled(unitVectors(3, 64), 64).nearest(query, 0, null)).toHaveLength(0);
    expect(new BitVectors(64).nearest(query, 10, null)).toHaveLength(0);
  });

  it('only allowed slots are found, and a slot beyond the end of these is not allowed', () => {
    const vectors = unitVectors(100, 64);
    const bits = filled(vectors, 64);
    const allowed = Uint8Array.from({ length: 90 }, (_, slot) => (slot % 3 === 0 ? slot + 1 : 0));
    const expected = nearestOf(vectors, query, 100).filter((slot) => slot < 90 && slot % 3 === 0);
    expect([...bits.nearest(query, 10, allowed)]).toEqual(expected.slice(0, 10));
    expect([...bits.nearest(query, 100, allowed)]).toEqual(expected);
    expect([...bits.nearest(query, 100, new Uint8Array(200).fill(1))]).toHaveLength(100);
  });
});

describe('slots', () => {
  it('slots without a vector are never found', () => {
    const bits = new BitVectors(64);
    bits.set(7, query);
    bits.set(5_000, query);
    expect([...bits.nearest(query, 10, null)]).toEqual([7, 5_000]);
    expect([bits.has(6), bits.has(7), bits.has(5_000), bits.has(5_001)]).toEqual([false, true, true, false]);
  });

  it('slots keep their vectors while memory grows, after searches, too', () => {
    const vectors = unitVectors(5_000, 100);
    const bits = new BitVectors(100);
    const [other = new Float32Array()] = unitVectors(1, 100, 2);
    const before = bits.bytes;
    for (const [slot, vector] of vectors.entries()) {
      bits.set(slot, vector);
      if (slot % 1_000 === 0) bits.nearest(other, 900, new Uint8Array(slot).fill(255));
    }
    expect([...bits.nearest(other, 50, null)]).toEqual(nearestOf(vectors, other, 50));
    expect(bits.bytes).toBeGreaterThan(before);
  });

  it('a slot takes another vector in place of the one it has', () => {
    const [vector = new Float32Array()] = unitVectors(1, 64);
    const bits = filled([vector, vector], 64);
    bits.set(1, query);
    expect([...bits.nearest(query, 2, null)]).toEqual([1, 0]);
  });

  it('slots refuse a vector of another width', () => {
    expect(() => new BitVectors(64).set(0, new Float32Array(63))).toThrow('63 instead of 64');
    expect(() => new BitVectors(64).nearest(new Float32Array(65), 1, null)).toThrow('65 instead of 64');
  });
});
