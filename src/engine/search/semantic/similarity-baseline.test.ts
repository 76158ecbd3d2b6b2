import { describe, expect, it } from 'vitest';
import { aboveBaseline } from '../presentation/above-baseline.ts';
import { baselineOf } from './similarity-baseline.ts';

/** Cosines around a mean, spread like the sum of three dice: 216 of them. */
function spread(mean: number, deviation: number): number[] {
  const dice = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5];
  return dice.flatMap((a) => dice.flatMap((b) => dice.map((c) => mean + ((a + b + c) * deviation) / Math.sqrt(8.75))));
}

describe('the similarity baseline', () => {
  it('the similarity baseline is the mean and the deviation of unrelated pairs', () => {
    const { mean, deviation } = baselineOf(spread(0.2, 0.1));
    expect(mean).toBeCloseTo(0.2, 1);
    expect(deviation).toBeCloseTo(0.1, 1);
  });

  it('the similarity baseline is hardly more where many notes are made from one template', () => {
    const unrelated = baselineOf(spread(0.1, 0.1));
    const templated = baselineOf([...spread(0.1, 0.1), ...spread(0.75, 0.05).slice(0, 75)]);
    for (const baseline of [unrelated, templated]) expect(aboveBaseline(0.55, baseline, 50)).toBeGreaterThan(1);
  });
});
