/**
 * The map of libraries that nobody wrote: how long each step takes until it is there, for how long the engine's thread is held at a time,
 * how its points reach the page, and the page's frames while they are moved.
 *   node bench/map.ts [numbers of notes, 3391 10000 50000 by default]
 * Each note is one passage of 256 dimensions. Times are those of the clock: on a busy machine they say little.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { LibraryMap } from '../src/engine/map/library-map.ts';
import { silentLogger } from '../src/shared/log.ts';
import type { MapStage } from '../src/shared/map.ts';
import { fillLibrary, type Row } from './filled-library.ts';
import { measureFrames } from './map/frames.ts';
import { synthetic } from './synthetic.ts';

const dimensions = 256;
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [3_391, 10_000, 50_000];

for (const size of sizes) await measureLayout(size);
await measureFrames(50_000);

async function measureLayout(count: number): Promise<void> {
  const library = synthetic(count, dimensions);
  const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
  const filled = await fillLibrary(
    scratch,
    dimensions,
    Iterator.from(Array(count).keys()).map((note): Row[] => [
      { text: library.text(note), vector: library.vector(note) },
    ]),
  );
  const stages = new Map<MapStage | 'all', { began: number; ended: number }>();
  const map = new LibraryMap({
    store: filled.store,
    libraryStatus: { state: () => ({ progress: { phase: 'idle' } }) },
    generations: { active: { generation: filled.model } },
    worker: join(import.meta.dirname, '../src/engine/map/worker.ts'),
    logger: silentLogger,
    onChange: ({ progress }) => {
      if (progress === null) return;
      const now = performance.now();
      stages.set(progress.stage, { began: stages.get(progress.stage)?.began ?? now, ended: now });
    },
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  map.update(true);
  await map.settled();
  const all = performance.now() - began;
  delay.disable();
  const state = map.state();
  console.log(`${count} notes; load ${loadavg()[0]?.toFixed(1)}`);
  console.log(`  until the map is there     ${seconds(all)}; ${state.clusters.length} clusters`);
  for (const [stage, { began: from, ended }] of stages) console.log(`  ${stage.padEnd(26)} ${seconds(ended - from)}`);
  console.log(
    `  engine’s thread held, most ${(delay.max / 1e6).toFixed(0)} ms, p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms`,
  );
  const asked = performance.now();
  let bytes = 0;
  for (let from = 0, total = 1; from < total; ) {
    const batch = await map.points(from);
    bytes += JSON.stringify(batch).length;
    total = batch.total;
    from += batch.titles.length;
  }
  console.log(`  points for the page        ${seconds(performance.now() - asked)}, ${(bytes / 1e6).toFixed(1)} MB`);
  await map.close();
  await filled.close();
  await rm(scratch, { recursive: true });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
