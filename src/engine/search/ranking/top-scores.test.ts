import { assert, float, integer, array as listOf, property } from 'fast-check';
import { expect, it } from 'vitest';
import { topScores } from './top-scores.ts';

it('the top scores are those with the highest scores among the allowed ones', () => {
  assert(
    property(listOf(float({ min: 0, max: 1, noNaN: true })), integer({ min: 1, max: 12 }), (given, count) => {
      const scores = Float32Array.from(given);
      const allowed = Uint8Array.from(given, (_, slot) => (slot % 3 === 0 ? 0 : 1));
      const wanted = [...scores].filter((score, slot) => score > 0 && allowed[slot] === 1).sort((a, b) => b - a);
      const places = Int32Array.from(given.keys());
      const slots = topScores(scores, count, places, allowed);
      expect(new Set(slots).size).toBe(slots.length);
      expect(slots.every((slot) => allowed[slot] === 1)).toBe(true);
      expect(slots.map((slot) => scores[slot]).sort((a, b) => (b ?? 0) - (a ?? 0))).toEqual(wanted.slice(0, count));
    }),
  );
});

it('a place beyond the end of those that are allowed is not allowed', () => {
  expect(topScores(Float32Array.of(1, 2, 3), 3, Int32Array.of(0, 1, 2), Uint8Array.of(1, 1)).sort()).toEqual([0, 1]);
});
