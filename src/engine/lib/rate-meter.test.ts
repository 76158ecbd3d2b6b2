import { expect, it } from 'vitest';
import { RateMeter } from './rate-meter.ts';

it('the rate is of items a second over the last seconds only', () => {
  const meter = new RateMeter(5_000);
  meter.reset(0);
  expect(meter.perSecond(0)).toBeNull();
  for (let second = 1; second <= 10; second++) meter.add(100, second * 1_000);
  expect(meter.perSecond(10_000)).toBeCloseTo(100, 0);
  for (let second = 11; second <= 20; second++) meter.add(10, second * 1_000);
  expect(meter.perSecond(20_000)).toBeCloseTo(10, 0);
});

it('the rate forgets what came before other work', () => {
  const meter = new RateMeter();
  meter.reset(0);
  meter.add(1_000, 1_000);
  meter.reset(2_000);
  expect(meter.perSecond(3_000)).toBeNull();
});
