/**
 * Search in libraries of many passages: how long it takes, the query's embedding apart, what it finds of what is truly nearest, and what
 * it needs.
 *   node bench/index-scale.ts [passages] [dimensions]
 * Times are those of the clock; on a busy machine look at the time of the processor beside them.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mean, percentile } from '../src/cli/eval/metrics.ts';
import { megabytes } from '../src/cli/megabytes.ts';
import { starter } from '../src/engine/models/catalogue.ts';
import { specOf } from '../src/engine/models/catalogue-entry.ts';
import { Search } from '../src/engine/search/search.ts';
import { SemanticSearch } from '../src/engine/search/semantic/semantic-search.ts';
import { maxBytesFor, VectorMemory } from '../src/engine/search/semantic/vector-memory.ts';
import { createGeneration } from '../src/engine/store/generations.ts';
import { storeVectors } from '../src/engine/store/vectors.ts';
import { Dictionary } from '../src/engine/text-index/analysis/dictionary.ts';
import type { SearchMode } from '../src/shared/domain.ts';
import { fillLibrary, knownQueries, notesOf } from './filled-library.ts';
import { synthetic } from './synthetic.ts';
import { nearest, shareFound } from './truth.ts';
import { pause, until } from './waiting.ts';

const [passages = 20_000, dimensions = 384] = process.argv.slice(2).map(Number);
const count = 100;
const warmUps = 5;
const limit = 10;
/** Milliseconds between searches of somebody who never stops typing. */
const typingPause = 80;
/** As the queue stores them. */
const batch = 64;
const filters = ['', 'tag:t3 ', '-tag:t3 '];

const library = synthetic(passages, dimensions);
const queries = Array.from({ length: count + warmUps }, (_, number) => library.query(number));
const asked = queries.slice(0, count);
const vectors = asked.map(({ vector }) => vector);
const truth = nearest(passages, library.vector, vectors, limit);

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const from = performance.now();
const filled = await fillLibrary(scratch, dimensions, notesOf(library, passages));
const filling = performance.now() - from;
const { store, model } = filled;
const dictionary = new Dictionary(join(import.meta.dirname, '../resources/models/starter/tokenizer.json'));
const search = new Search(store, model, knownQueries(queries, dimensions), dictionary, {
  hasVectors: () => true,
  onSemanticUnavailable: () => {},
  languages: { known: {}, keep: () => {} },
  vectorMemory: 'tenth',
});
const reading = performance.now();
const memory = new VectorMemory(store.database, model, store.index, maxBytesFor('tenth'));
await until(() => memory.isComplete);
const read = performance.now() - reading;
const meaning = new SemanticSearch(store.database, model, store.index, memory);

console.log(`${passages} passages of ${dimensions} dimensions; load ${loadavg()[0]?.toFixed(1)}`);
console.log(`filled through the store   ${(filling / 1000).toFixed(1)} s`);
console.log(
  `vectors read into memory   ${(read / 1000).toFixed(1)} s, twice at once; ${megabytes(memory.bytes, 0)} each`,
);
console.log(`words and passages         ${megabytes(store.index.bytes, 0)}`);
console.log('                               ms p50     p95   processor');
for (const mode of ['semantic', 'keyword', 'hybrid'] satisfies SearchMode[]) {
  for (const filter of filters) await report(mode, filter);
}
await report('hybrid', '', 'in pauses', typingPause);
await duringReembed();
console.log(`recall@10                  ${(await recall()).toFixed(4)}, by ${meaning.vectorIndex}`);
console.log(`resident memory            ${megabytes(process.memoryUsage.rss(), 0)}`);

await memory.close();
await search.close();
await filled.close();
await rm(scratch, { recursive: true });

/** @param pauseMs between two searches: what is done in the background waits for them. */
async function report(mode: SearchMode, filter: string, name = filter, pauseMs = 0): Promise<void> {
  const ms: number[] = [];
  const processor: number[] = [];
  for (const { text } of queries.slice(count)) await search.search({ query: `${filter}${text}`, limit, mode });
  for (const { text } of asked) {
    if (pauseMs > 0) await pause(pauseMs);
    const before = process.threadCpuUsage();
    const began = performance.now();
    await search.search({ query: `${filter}${text}`, limit, mode });
    ms.push(performance.now() - began);
    const { user, system } = process.threadCpuUsage(before);
    processor.push((user + system) / 1000);
  }
  const figures = [percentile(ms, 0.5), percentile(ms, 0.95), mean(processor)].map((each) =>
    each.toFixed(1).padStart(8),
  );
  console.log(`${mode.padEnd(9)} ${name.padEnd(17)}${figures.join('')}`);
}

/** The same while another model's vectors are written beside these as fast as they can be. */
async function duringReembed(): Promise<void> {
  const spec = { ...specOf(starter, 'q8'), dimensions };
  const other = await createGeneration(store.database, { fingerprint: 'other', dimensions, spec, state: 'building' });
  let written = 0;
  let isOver = false;
  const writing = (async () => {
    for (let round = 0; !isOver; round++) {
      const slots = Array.from({ length: batch }, (_, place) => (round * batch + place) % passages);
      const hashes = slots.map((slot) => createHash('md5').update(`${round} ${slot}`).digest('hex'));
      await storeVectors(store.database, other, hashes, slots.map(library.vector));
      written += batch;
    }
  })();
  const began = performance.now();
  await report('hybrid', '', 'while writing', typingPause);
  isOver = true;
  await writing;
  const perSecond = (written / (performance.now() - began)) * 1000;
  console.log(`written meanwhile          ${written} vectors, ${Math.round(perSecond)} a second`);
}

/** Of the passages themselves, before they are gathered by note. */
async function recall(): Promise<number> {
  const all = { allowed: store.index.slots.alive, isFiltered: false, withPhrase: new Set<number>() };
  const shares: number[] = [];
  for (const [number, vector] of vectors.entries()) {
    const near = await meaning.nearest(vector, 200, all);
    const best = near.sort((a, b) => b.similarity - a.similarity).slice(0, limit);
    // Slots were given out in the order of the passages.
    shares.push(
      shareFound(
        best.map(({ slot }) => slot),
        truth[number] ?? [],
      ),
    );
  }
  return mean(shares);
}
