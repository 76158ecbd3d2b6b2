/** Measures one peer in a process of its own, for compare.ts: node measure.ts <peer> <passages> <dimensions> <file of the truth> */
import { globSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { mean, percentile } from '../metrics.ts';
import { synthetic } from '../synthetic.ts';
import type { Figures, Row } from './peer.ts';
import { isPeerName, peers } from './peers.ts';

const [name = '', size = '', width = '', truthFile = ''] = process.argv.slice(2);
if (!isPeerName(name)) throw new Error(`There is no peer ${name}.`);
const passages = Number(size);
const dimensions = Number(width);
const truth = z.array(z.array(z.int())).parse(JSON.parse(await readFile(truthFile, 'utf8')));

const batch = 1_000;
const limit = 10;
const library = synthetic(passages, dimensions);
const folder = await mkdtemp(join(tmpdir(), 'nearnote-peer-'));
const peer = await peers[name](folder, passages, dimensions);

let making = 0;
const from = performance.now();
await peer.build(batches());
const build = (performance.now() - from - making) / 1000;

const recalls: number[] = [];
const { semantic, keyword, hybrid } = peer;
const measured: Figures = {
  build,
  semantic: semantic
    ? await latency(async (query, number) => {
        const found = await semantic(query.vector, limit);
        const nearest = truth[number] ?? [];
        if (nearest.length > 0) recalls.push(mean(nearest.map((id) => (found.includes(id) ? 1 : 0))));
      })
    : null,
  keyword: keyword ? await latency(({ text }) => keyword(text, limit)) : null,
  hybrid: hybrid ? await latency(({ text, vector }) => hybrid(text, vector, limit)) : null,
  recall: recalls.length === 0 ? null : mean(recalls),
  memory: process.memoryUsage.rss() / 1e6,
  disk: sizeOf(folder) / 1e6,
};
await peer.close();
await rm(folder, { recursive: true });
process.stdout.write(JSON.stringify(measured), () => process.exit());

function* batches(): Generator<Row[]> {
  for (let at = 0; at < passages; at += batch) {
    const began = performance.now();
    const rows = Array.from({ length: Math.min(batch, passages - at) }, (_, index) => {
      const id = at + index;
      return { id, text: library.text(id), vector: library.vector(id) };
    });
    making += performance.now() - began;
    yield rows;
  }
}

/** Of as many queries as the truth is known of, after some that warm up. */
async function latency(
  search: (query: { text: string; vector: Float32Array }, number: number) => Promise<unknown>,
): Promise<{ p50: number; p95: number }> {
  const ms: number[] = [];
  for (let warm = 0; warm < 5; warm++) await search(library.query(truth.length + warm), truth.length + warm);
  for (const number of truth.keys()) {
    const query = library.query(number);
    const began = performance.now();
    await search(query, number);
    ms.push(performance.now() - began);
  }
  return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) };
}

function sizeOf(path: string): number {
  return globSync(join(path, '**/*')).reduce(
    (sum, file) => sum + (statSync(file).isFile() ? statSync(file).size : 0),
    0,
  );
}
