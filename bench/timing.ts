import { percentile } from '../src/cli/eval/metrics.ts';

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}
