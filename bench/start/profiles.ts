import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { boxesOf, type CpuProfile, cpuProfile, type Lane } from './flame-chart.ts';
import { traceFile } from './trace-file.ts';

/** Each has a folder among a start’s profiles. */
const nodeProcesses = ['main', 'engine'];

const traced = z.object({ traceEvents: z.array(z.unknown()) });
const chunk = z.object({
  name: z.literal(['Profile', 'ProfileChunk']),
  pid: z.number(),
  id: z.string(),
  args: z.object({
    data: z.object({
      startTime: z.number().optional(),
      cpuProfile: z
        .object({
          nodes: z
            .array(
              z.object({
                id: z.number(),
                parent: z.number().optional(),
                callFrame: z.object({ functionName: z.string(), url: z.string().default('') }),
              }),
            )
            .default([]),
          samples: z.array(z.number()).default([]),
        })
        .default({ nodes: [], samples: [] }),
      timeDeltas: z.array(z.number()).default([]),
    }),
  }),
});

/**
 * Reads what the processes of one start have written. All clocks are the system’s monotonic one.
 * @param began milliseconds of that clock.
 * @param until milliseconds since then.
 */
export async function lanesOf(folder: string, began: number, until: number): Promise<Lane[]> {
  const lane = (title: string, profile: CpuProfile): Lane => ({
    title,
    boxes: boxesOf(profile, profile.startTime / 1000 - began, until),
  });
  const lanes: Lane[] = [];
  for (const process of nodeProcesses) {
    const profile = await firstIn(join(folder, process));
    if (profile !== null) lanes.push(lane(process, profile));
  }
  const page = pageProfile(await readFile(join(folder, traceFile), 'utf8'));
  if (page !== null) lanes.push(lane('page', page));
  return lanes;
}

/** The profile of a process’s main thread, whose number is 0. */
async function firstIn(folder: string): Promise<CpuProfile | null> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find((each) => /^CPU\.\d+\.\d+\.\d+\.0\./.test(each));
  return name === undefined ? null : cpuProfile.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
}

/** Of the threads that Chromium has traced, the one that ran the page’s scripts. */
function pageProfile(json: string): CpuProfile | null {
  const chunks = traced.parse(JSON.parse(json)).traceEvents.flatMap((event) => chunk.safeParse(event).data ?? []);
  const ours = chunks.find(({ args }) =>
    args.data.cpuProfile.nodes.some(({ callFrame }) => callFrame.url.includes('nearnote.standin/assets/start')),
  );
  if (ours === undefined) return null;
  const profile: CpuProfile = { nodes: [], startTime: 0, samples: [], timeDeltas: [] };
  const byId = new Map<number, CpuProfile['nodes'][number]>();
  for (const { pid, id, args } of chunks) {
    if (pid !== ours.pid || id !== ours.id) continue;
    profile.startTime = args.data.startTime ?? profile.startTime;
    for (const { id: node, parent, callFrame } of args.data.cpuProfile.nodes) {
      const known = { id: node, callFrame, children: [] };
      byId.set(node, known);
      profile.nodes.push(known);
      if (parent !== undefined) byId.get(parent)?.children?.push(node);
    }
    profile.samples.push(...args.data.cpuProfile.samples);
    profile.timeDeltas.push(...args.data.timeDeltas);
  }
  return profile;
}
