/**
 * Nearnote’s search beside others that a desktop app could be built on: the same passages, vectors and queries, each peer in a
 * process of its own, one after the other.
 *   npm install --prefix bench/peers --ignore-scripts && node bench/peers/compare.ts [passages] [dimensions] [peers, all if none is named]
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { synthetic } from '../synthetic.ts';
import { nearest } from '../truth.ts';
import { built, type Figures, figures } from './peer.ts';
import { isPeerName, peers } from './peers.ts';

const [passages = 20_000, dimensions = 384] = process.argv.slice(2, 4).map(Number);
const chosen = process.argv.slice(4);
const unknown = chosen.filter((name) => !isPeerName(name));
if (unknown.length > 0)
  throw new Error(`No peer is called ${unknown.join(', ')}. There are: ${Object.keys(peers).join('; ')}.`);
const queries = 100;
/** As the app starts its engine: without it, V8 keeps some 90 MB more for any of them. */
const youngGeneration = '--max-semi-space-size=16';

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-peers-'));
const truthFile = join(scratch, 'truth.json');
const library = synthetic(passages, dimensions);
const vectors = Array.from({ length: queries }, (_, number) => library.query(number).vector);
await writeFile(truthFile, JSON.stringify(nearest(passages, library.vector, vectors, 10)));
const measured = new Map<string, Figures>();
for (const name of Object.keys(peers).filter((each) => chosen.length === 0 || chosen.includes(each))) {
  const folder = await mkdtemp(join(scratch, 'peer-'));
  const building = built.parse(task('build', name, folder));
  // Searched by another process: what building took is in no memory that is kept.
  const searching = task('search', name, folder);
  measured.set(
    name,
    figures.parse(building === null ? searching : { ...building, ...z.looseObject({}).parse(searching) }),
  );
  await rm(folder, { recursive: true });
  console.error(`${name} measured; load ${loadavg()[0]?.toFixed(1)}`);
}
await rm(scratch, { recursive: true });

/** What a process of its own tells of a peer. */
function task(kind: 'build' | 'search', name: string, folder: string): unknown {
  const script = join(import.meta.dirname, 'measure.ts');
  const { stdout, status } = spawnSync(
    process.execPath,
    [youngGeneration, script, kind, name, String(passages), String(dimensions), truthFile, folder],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', env: { ...process.env, LANCEDB_LOG: 'error' } },
  );
  if (status !== 0) throw new Error(`${name} could not be measured.`);
  return JSON.parse(stdout);
}

const [ours] = measured.values();
console.log(`${passages} passages, ${dimensions} dimensions, ${queries} queries; in brackets, times Nearnote’s\n`);
console.log(
  '| | semantic, ms p50 / p95 | recall@10 | words: ranking, ms | words: answers, ms | hybrid, ms | build, s | disk, MB | memory, MB |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const [name, each] of measured) {
  const cells = [
    name,
    latency(each.semantic, ours?.semantic),
    each.recall?.toFixed(3) ?? '–',
    latency(each.rankingByWords, ours?.rankingByWords),
    latency(each.keyword, ours?.keyword),
    latency(each.hybrid, ours?.hybrid),
    figure(each.build, ours?.build),
    each.disk === 0 ? '–' : figure(each.disk, ours?.disk),
    figure(each.memory, ours?.memory),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function latency(each: Figures['semantic'], our: Figures['semantic'] | undefined): string {
  if (each === null) return '–';
  const ratio = our ? ` (${(each.p50 / our.p50).toFixed(1)} / ${(each.p95 / our.p95).toFixed(1)})` : '';
  return `${each.p50.toFixed(1)} / ${each.p95.toFixed(1)}${ratio}`;
}

function figure(each: number, our: number | undefined): string {
  return our === undefined ? each.toFixed(0) : `${each.toFixed(0)} (${(each / our).toFixed(1)})`;
}
