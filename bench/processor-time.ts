import { readFile } from 'node:fs/promises';
import { processes } from '../src/engine/testing/process-memory.ts';

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100;

/** Seconds of processor time of the processes below this one, by their number; none where the system has no `/proc`. */
export async function processorTimes(): Promise<Map<number, number>> {
  const [, ...below] = await processes();
  const all = below.map(async ({ id }): Promise<[number, number]> => [id, await processorTime(id)]);
  return new Map(await Promise.all(all));
}

/** Seconds. @param id of the process. */
export async function processorTime(id: number): Promise<number> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  // The name in front may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
}
