/**
 * A large folder of mixed files: indexed and searched meanwhile, embedded for a while, and called off in the middle.
 *   node --max-semi-space-size=16 bench/large-folder.ts [--megabytes <n>] [--embedding <seconds>]
 * All memory is that of this process, which has the engine and its threads, and of the processes it starts.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from '../src/cli/eval/metrics.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { scanFolder } from '../src/engine/indexing/scan.ts';
import { PeakMemory } from '../src/engine/testing/process-memory.ts';
import { isReading } from '../src/shared/library-state.ts';
import { inEnglish } from '../src/shared/user-text.ts';
import { pause, until } from './waiting.ts';

/** Milliseconds between two searches. */
const searchEvery = 500;
/** Seconds into indexing at which it is called off. */
const stopsAfter = [0.05, 1, 3, 10, 30];

const { values } = parseArgs({
  options: { megabytes: { type: 'string', default: '1000' }, embedding: { type: 'string', default: '60' } },
});
let told = performance.now();
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const folder = join(scratch, 'folder');
await mkdir(folder);

const engine = await openWithCode('library');
execFileSync(process.execPath, [join(import.meta.dirname, 'mixed-folder.ts'), folder, values.megabytes]);
const { files, problems } = await scanFolder(folder, { settings: addedFolder(engine).settings });
const bytes = files.reduce((sum, { size }) => sum + size, 0);
console.log(
  `${files.length} files to read, ${Math.round(bytes / 1e6)} MB; ${problems.length} too large; load ${loadavg()[0]?.toFixed(1)}`,
);

await measured('indexed', async () => {
  const began = performance.now();
  engine.start();
  await engine.rescan();
  await until(() => isReading(engine.state().progress));
  await until(() => !isReading(engine.state().progress), tellNow);
  const seconds = (performance.now() - began) / 1000;
  const { notes, chunks, skippedFiles, notice } = engine.state();
  return `${notes} notes, ${chunks} passages, ${skippedFiles} problems in ${seconds.toFixed(0)} s: ${(bytes / 1e6 / seconds).toFixed(2)} MB/s${notice === null ? '' : `; ${inEnglish(notice)}`}`;
});
await measured('embedded', async () => {
  const end = performance.now() + 1000 * Number(values.embedding);
  while (performance.now() < end && engine.state().embedded < engine.state().chunks) await pause(200);
  const { embedded, chunks } = engine.state();
  return `${embedded} of ${chunks} passages`;
});
await engine.close();

const stopped = await openWithCode('stopped');
for (const seconds of stopsAfter) {
  await stopped.rescan();
  await until(() => isReading(stopped.state().progress));
  await pause(1000 * seconds);
  const { phase } = stopped.state().progress;
  const began = performance.now();
  await stopped.pause();
  await until(() => !isReading(stopped.state().progress));
  const ms = Math.round(performance.now() - began);
  console.log(
    `called off after ${seconds} s, while ${phase}: idle ${ms} ms later, with ${stopped.state().notes} notes`,
  );
}
await stopped.close();
await rm(scratch, { recursive: true });

/** A library with the folder, whose source code is to be indexed, too; nothing of it is indexed yet. */
async function openWithCode(name: string): Promise<Engine> {
  const opened = await openEngine(join(scratch, name));
  await opened.addFolders([folder]);
  await opened.pause();
  const { id, settings } = addedFolder(opened);
  await opened.configureFolder(id, { ...settings, code: true });
  await opened.pause();
  await until(() => !isReading(opened.state().progress));
  return opened;
}

function addedFolder(opened: Engine) {
  const [added] = opened.state().folders;
  if (added === undefined) throw new Error('The folder was not added.');
  return added;
}

/** Does some work, searches all the while, and tells of both. */
async function measured(what: string, work: () => Promise<string>): Promise<void> {
  const memory = new PeakMemory();
  const waits: number[] = [];
  const from = performance.now();
  let slowest = { ms: 0, after: 0 };
  let isOver = false;
  const searching = (async () => {
    for (let asked = 0; !isOver; asked++) {
      const began = performance.now();
      await engine.search({ query: `river ${asked} budget garden`, limit: 20, mode: 'hybrid' });
      const ms = performance.now() - began;
      waits.push(ms);
      if (ms > slowest.ms) slowest = { ms, after: began - from };
      await pause(searchEvery);
    }
  })();
  console.log(`${what}: ${await work()}`);
  isOver = true;
  await searching;
  memory.stop();
  const [half, most] = [0.5, 0.95].map((share) => Math.round(percentile(waits, share)));
  const seldom = `max ${Math.round(slowest.ms)} (${Math.round(slowest.after / 1000)} s after the start)`;
  console.log(`  searched meanwhile: ${waits.length} times, ms p50 ${half}, p95 ${most}, ${seldom}`);
  console.log(`  peak memory: ${memory}`);
}

function tellNow(): void {
  if (performance.now() - told < 30_000) return;
  told = performance.now();
  const { notes, chunks, progress } = engine.state();
  console.error(
    `${progress.done} of ${progress.total}: ${notes} notes, ${chunks} passages; ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  );
}
