import { percentile } from '../src/cli/eval/metrics.ts';

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The largest of numbers that are not negative, of however many; 0 of none. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
