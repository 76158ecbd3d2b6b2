/**
 * Both starts of the built app, as a time line of its processes: the first one on an empty disk, and the next ones with a vault. What
 * the stand-in takes for itself (loading Playwright, launching Chromium over DevTools) is told apart.
 *   npm run build && node bench/start.ts <folder of notes> [next starts] [folder for charts]
 * With a folder for charts, both starts are recorded, which slows them, and drawn there as flame charts.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dropOn } from '../e2e/drag.ts';
import type { RunningApp } from '../e2e/running-app.ts';
import { runtime } from '../e2e/runtime.ts';
import { readLibrary, upToDate } from '../e2e/window.ts';
import { firstAnswer } from './first-answer.ts';
import { flameChart } from './start/flame-chart.ts';
import { lanesOf } from './start/profiles.ts';
import { drawn, mark, type Span } from './start/timeline.ts';
import { tracedFor } from './start/trace-file.ts';
import { pause } from './waiting.ts';

const [folder, count = '3', charts] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give a folder of notes.');

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const userData = join(scratch, 'user-data');
const probe = join(scratch, 'marks');
process.env.NEARNOTE_PROBE = probe;
const preload = `--import=${join(import.meta.dirname, 'probe-start.ts')}`;
process.env.NODE_OPTIONS = preload;
/** Milliseconds since the epoch. */
const now = (): number => performance.timeOrigin + performance.now();
/** Milliseconds of the clock that profiles are in. */
const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

console.log(`${runtime.name}; ${folder}\n\nFirst start, empty disk`);
await started(
  'first-start',
  async (app) => {
    await app.page.getByRole('button', { name: 'Choose folder…' }).waitFor();
    const usable = now();
    await readLibrary(app.page);
    return [
      ['a usable window', usable],
      ['the library is open', now()],
    ];
  },
  fill,
);
for (let round = 1; round <= Number(count); round++) {
  console.log(`\nNext start ${round}`);
  await started('next-start', async (app) => {
    const { shown, painted, complete } = await firstAnswer(app.page, 'undo the last commit');
    return [
      ['a window with what it showed last', shown],
      ['the first answer to a query that is typed then', painted],
      ['the same answer, complete', complete],
    ];
  });
}
await rm(scratch, { recursive: true });

/** Starts the app, and prints when what is looked for was there, and what took the time. */
async function started(
  name: string,
  look: (app: RunningApp) => Promise<[what: string, at: number][]>,
  then: (app: RunningApp) => Promise<void> = async () => {},
): Promise<void> {
  await writeFile(probe, '');
  const profiles = charts === undefined ? null : await mkdtemp(join(scratch, 'profiles-'));
  if (profiles !== null) {
    process.env.NEARNOTE_PROFILES = profiles;
    process.env.NODE_OPTIONS = `${preload} --cpu-prof --cpu-prof-dir=${join(profiles, 'main')}`;
  }
  const beganMonotonic = monotonic();
  const began = now();
  const app = await runtime.launch(userData);
  const seen = await look(app);
  const page = await app.page.evaluate(() => ({
    origin: performance.timeOrigin,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  // The log is written a little later, and so is what is traced.
  await pause(profiles === null ? 500 : tracedFor + 3_000);
  await then(app);
  await app.quit();
  if (charts !== undefined && profiles !== null) {
    const [[, shown] = ['', now()]] = seen;
    const until = shown - began + 300;
    await writeFile(join(charts, `${name}.svg`), flameChart(await lanesOf(profiles, beganMonotonic, until), until));
  }
  const spans = spansOf(began, page, (await readFile(probe, 'utf8')).trim().split('\n'), await opened(began));
  const standin = spans.filter(({ isStandin }) => isStandin).reduce((sum, { from, to }) => sum + to - from, 0);
  for (const [what, at] of seen) {
    const ms = at - began;
    const rest = ((ms - standin) / 1000).toFixed(2);
    console.log(`${what.padEnd(48)} ${(ms / 1000).toFixed(2)} s; ${rest} s without what the stand-in took`);
  }
  console.log(drawn(spans));
}

/** When the library was open, by the app's log, in milliseconds since the epoch. */
async function opened(since: number): Promise<number> {
  const lines = (await readFile(join(userData, 'logs', 'nearnote.log'), 'utf8')).split('\n');
  const times = lines
    .filter((line) => line.includes('library.opened'))
    .map((line) => Date.parse(line.split(' ')[0] ?? ''));
  return times.find((at) => at > since) ?? Number.NaN;
}

function spansOf(began: number, page: { origin: number; paint: number }, lines: string[], open: number): Span[] {
  const marks = lines.map((line) => mark.parse(JSON.parse(line)));
  const at = (process: string, what: string): number =>
    (marks.find((each) => each.process === process && each.what === what)?.at ?? Number.NaN) - began;
  const span = (process: string, what: string, from: number, to: number, isStandin = false): Span => ({
    process,
    what,
    from,
    to,
    isStandin,
  });
  const forked = at('main', 'starts a process');
  const origin = page.origin - began;
  const inference = marks.filter(({ process, what }) => process === 'inference' && what === 'begins').slice(0, 1);
  return [
    span('main', 'Node, the stand-in and the program', 0, forked, true),
    span('Chromium', 'launched', forked, origin, true),
    span('page', 'loaded and drawn', origin, origin + page.paint),
    span('engine', 'Node', forked, at('engine', 'Node is up')),
    span('engine', 'modules', at('engine', 'Node is up'), at('engine', 'is loaded')),
    span('engine', 'the library', at('engine', 'is loaded'), open - began),
    ...inference.map(({ at: from }) => span('inference', 'modules', from - began, at('inference', 'is loaded'))),
  ];
}

async function fill(app: RunningApp): Promise<void> {
  await dropOn(app.page, [resolve(folder ?? '')]);
  await pause(4_000);
  await upToDate(app.page, 120_000);
  // Whatever is done once all is embedded, such as measuring the computer.
  await pause(10_000);
}
