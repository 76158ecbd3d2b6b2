import type { CDPSession, Page } from 'playwright/test';
import { z } from 'zod';
import { largest } from './timing.ts';

/** A task of a page’s main thread, in milliseconds: how long it took, and how much of that the processor worked on it. */
interface Task {
  took: number;
  worked: number;
}

const traceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.object({ name: z.unknown() }).partial(),
});
type TraceEvent = z.infer<typeof traceEvent>;

/** Longer than this, a task keeps a key or a frame waiting, in milliseconds. */
const long = 50;

/**
 * Has Chromium note all tasks of a page. What else runs on the computer makes a task take longer, but adds nothing to the
 * processor’s time.
 * @returns what ends it, and tells of the tasks that were long.
 */
export async function traceTasks(page: Page): Promise<() => Promise<string>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const raw of value) {
      const { data } = traceEvent.safeParse(raw);
      if (data?.name === 'thread_name' || data?.name === 'ThreadControllerImpl::RunTask') events.push(data);
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  return async () => {
    await endTracing(session);
    return toldTasks(tasksOf(events));
  };
}

async function endTracing(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
}

/** The tasks of the page’s main thread: of all such threads, the one that had most to do. */
function tasksOf(events: readonly TraceEvent[]): Task[] {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => events.filter((each) => each.ph === 'X' && each.pid === pid && each.tid === tid));
  const [busiest = []] = threads.sort((a, b) => b.length - a.length);
  return busiest.map(({ dur = 0, tdur = 0 }) => ({ took: dur / 1_000, worked: tdur / 1_000 }));
}

function toldTasks(tasks: readonly Task[]): string {
  const took = tasks.filter((task) => task.took > long);
  const worked = tasks.filter((task) => task.worked > long);
  return (
    `${took.length} of ${tasks.length} tasks took over ${long} ms, the longest ${largest(tasks.map((task) => task.took)).toFixed(0)} ms; ` +
    `of the processor’s time ${worked.length} took over ${long} ms, the longest ${largest(tasks.map((task) => task.worked)).toFixed(0)} ms`
  );
}
