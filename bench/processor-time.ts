import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100;

/**
 * Seconds of processor time of the processes that this one has started, by their number; none where the system has no `/proc`. Only they
 * are looked at: to go through all processes of the computer ten times a second takes a seventh of a core, which is missing to what is measured.
 */
export async function processorTimes(): Promise<Map<number, number>> {
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8').catch(() => '');
  const times = (children.match(/\d+/g) ?? []).map(async (id): Promise<[number, number]> => {
    return [Number(id), await processorTime(Number(id))];
  });
  return new Map(await Promise.all(times));
}

/** Seconds. @param id of the process. */
export async function processorTime(id: number): Promise<number> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  // The name in front may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
}
