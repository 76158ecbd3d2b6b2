import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunRates } from './run-rates.ts';

describe('the rates of a run', () => {
  it('a batch is spread over the time that it took', () => {
    const rates = new RunRates(0);
    rates.add(100, 1_000);
    expect(rates.view(1_000)).toEqual({ seconds: 0.25, values: [100, 100, 100, 100] });
  });

  it('a pause is no time, and what is under way is no fall', () => {
    const rates = new RunRates(0);
    rates.add(50, 500);
    rates.pause(500);
    rates.resume(60_000);
    rates.add(50, 60_500);
    expect(rates.view(61_500).values).toEqual([100, 100, 100, 100]);
  });

  it('work that stands still is shown after three seconds', () => {
    const rates = new RunRates(0);
    rates.add(25, 250);
    expect(rates.view(3_000).values).toEqual([100]);
    expect(rates.view(4_000).values.slice(0, 3)).toEqual([100, 0, 0]);
  });

  it('the whole run is kept, in few samples, and nothing of it is lost', () => {
    const batch = fc.record({ count: fc.integer({ min: 0, max: 500 }), ms: fc.integer({ min: 1, max: 60_000 }) });
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 200 }), (batches) => {
        const rates = new RunRates(0);
        let now = 0;
        for (const { count, ms } of batches) {
          now += ms;
          rates.add(count, now);
        }
        const { seconds, values } = rates.view(now);
        expect(values.length).toBeLessThanOrEqual(120);
        // Whatever is left out is shorter than a sample.
        expect(now / 1000 - values.length * seconds).toBeLessThan(seconds + 1e-6);
        const total = batches.reduce((sum, { count }) => sum + count, 0);
        const shown = values.reduce((sum, value) => sum + value * seconds, 0);
        expect(shown).toBeLessThanOrEqual(total + 0.05 * seconds * values.length + 1e-6);
        for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
