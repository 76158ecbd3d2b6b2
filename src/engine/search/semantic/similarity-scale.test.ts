import { describe, expect, it } from 'vitest';
import { deviationOf } from './similarity-baseline.ts';
import { roughScale, scaleOf, standout } from './similarity-scale.ts';

/** Cosines around a mean, spread like the sum of three dice: 216 of them. */
function spread(mean: number, deviation: number): number[] {
  const dice = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5];
  return dice.flatMap((a) => dice.flatMap((b) => dice.map((c) => mean + ((a + b + c) * deviation) / Math.sqrt(8.75))));
}

describe('the similarity scale', () => {
  const query = Float32Array.of(1, 0);
  const baseline = { deviation: 0.1, centre: Float32Array.of(0.2, 0.7) };

  it('the deviation is that of unrelated pairs, also where many notes are made from one template', () => {
    expect(deviationOf(spread(0.2, 0.1))).toBeCloseTo(0.1, 1);
    expect(deviationOf([...spread(0.1, 0.1), ...spread(0.75, 0.05).slice(0, 75)])).toBeLessThan(0.2);
  });

  it('nothing stands out that is as similar to the query as passages are on average', () => {
    expect(standout(0.2, scaleOf(query, baseline, 1_000))).toBeCloseTo(0);
    expect(standout(0.4, scaleOf(query, baseline, 1_000))).toBeGreaterThan(0.4);
  });

  it('a passage stands out less in a large library, where something is near to anything', () => {
    expect(standout(0.5, scaleOf(query, baseline, 100_000))).toBeLessThan(standout(0.5, scaleOf(query, baseline, 100)));
  });

  it('a library of a few passages has a rough scale, from the least similar to the most similar of them', () => {
    const scale = roughScale([0.8, 0.9, 0.86]);
    expect([0.8, 0.9].map((similarity) => standout(similarity, scale))).toEqual([0, expect.closeTo(1)]);
    expect(standout(0.8, roughScale([0.8]))).toBe(0);
    expect(roughScale([])).toMatchObject({ isMeasured: false });
  });
});
