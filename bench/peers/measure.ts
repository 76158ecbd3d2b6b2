/**
 * Builds one peer, or measures how it searches, in a process of its own, for compare.ts:
 *   node measure.ts build|search <peer> <passages> <dimensions> <file of the truth> <folder>
 */
import { globSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { mean, percentile } from '../../src/cli/eval/metrics.ts';
import { synthetic } from '../synthetic.ts';
import { shareFound } from '../truth.ts';
import type { Figures, Row } from './peer.ts';
import { isPeerName, peers } from './peers.ts';

const [task, name = '', size = '', width = '', truthFile = '', folder = ''] = process.argv.slice(2);
if (!isPeerName(name)) throw new Error(`There is no peer ${name}.`);
const passages = Number(size);
const dimensions = Number(width);
const truth = z.array(z.array(z.int())).parse(JSON.parse(await readFile(truthFile, 'utf8')));

type Query = ReturnType<ReturnType<typeof synthetic>['query']>;
type Latency = NonNullable<Figures['keyword']>;

const batch = 1_000;
const limit = 10;
const library = synthetic(passages, dimensions);
const warmUps = 5;
/** Each side is asked something else, so that what was kept of one answer helps no other. */
const sides = { semantic: 0, words: 1, hybrid: 2 };
const asked = truth.length + warmUps;
const queries = Array.from({ length: asked * 3 }, (_, number) => library.query(number));
const peer = await peers[name]({ folder, dimensions, queries });

let making = 0;
if (task === 'build') {
  const seconds = peer.isKept ? await buildingTime() : null;
  await peer.close();
  // While they are open, databases keep a log of what was written last.
  tell(seconds === null ? null : { build: seconds, disk: sizeOf(folder) / 1e6 });
} else {
  const seconds = peer.isKept ? null : await buildingTime();
  const figures = await searched();
  await peer.close();
  tell(seconds === null ? figures : { ...figures, build: seconds, disk: 0 });
}

function tell(measured: Partial<Figures> | null): void {
  process.stdout.write(JSON.stringify(measured), () => process.exit());
}

async function buildingTime(): Promise<number> {
  const from = performance.now();
  await peer.build(batches());
  return (performance.now() - from - making) / 1000;
}

async function searched(): Promise<Omit<Figures, 'build' | 'disk'>> {
  const recalls: number[] = [];
  const { semantic, keyword, rankingByWords, hybrid } = peer;
  const byWords = keyword ? await latency('words', ({ text }) => keyword(text, limit)) : null;
  const bySemantic = semantic
    ? await latency('semantic', async (query, number) => {
        const found = await semantic(query.vector, limit);
        const nearest = truth[number] ?? [];
        if (nearest.length > 0) recalls.push(shareFound(found, nearest));
      })
    : null;
  return {
    semantic: bySemantic,
    rankingByWords: rankingByWords ? await times('words', ({ text }) => rankingByWords(text, limit)) : byWords,
    keyword: byWords,
    hybrid: hybrid ? await latency('hybrid', ({ text, vector }) => hybrid(text, vector, limit)) : null,
    recall: recalls.length === 0 ? null : mean(recalls),
    memory: process.memoryUsage.rss() / 1e6,
  };
}

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

async function latency(
  side: keyof typeof sides,
  search: (query: Query, number: number) => Promise<unknown>,
): Promise<Latency> {
  return times(side, async (query, number) => {
    const began = performance.now();
    await search(query, number);
    return performance.now() - began;
  });
}

/** Of as many queries as the truth is known of, after some that warm up. @param timed returns milliseconds. */
async function times(
  side: keyof typeof sides,
  timed: (query: Query, number: number) => Promise<number>,
): Promise<Latency> {
  const ms: number[] = [];
  const own = queries.slice(sides[side] * asked).slice(0, asked);
  for (const [number, query] of own.slice(truth.length).entries()) await timed(query, truth.length + number);
  for (const [number, query] of own.slice(0, truth.length).entries()) ms.push(await timed(query, number));
  return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) };
}

function sizeOf(path: string): number {
  return globSync(join(path, '**/*')).reduce(
    (sum, file) => sum + (statSync(file).isFile() ? statSync(file).size : 0),
    0,
  );
}
