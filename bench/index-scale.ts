/**
 * Search in libraries of many passages: how long it takes, the query's embedding apart, what it finds of what is truly nearest, what
 * it needs, how long opening takes, and what one changed note costs.
 *   node bench/index-scale.ts [passages] [dimensions] [folder]
 * The library is filled through the store, which takes minutes when it is large; in a folder that is given it stays for the next time.
 * Times are those of the clock; on a busy machine look at the time of the processor beside them.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mean, percentile } from '../src/cli/eval/metrics.ts';
import { megabytes } from '../src/cli/megabytes.ts';
import { bytesOf } from '../src/engine/diagnosis.ts';
import { starter } from '../src/engine/models/catalogue.ts';
import { specOf } from '../src/engine/models/catalogue-entry.ts';
import { Search } from '../src/engine/search/search.ts';
import { SemanticSearch } from '../src/engine/search/semantic/semantic-search.ts';
import { maxBytesFor, VectorMemory } from '../src/engine/search/semantic/vector-memory.ts';
import { createGeneration, dropGeneration } from '../src/engine/store/generations.ts';
import { VectorFile } from '../src/engine/store/vector-file.ts';
import { storeVectors } from '../src/engine/store/vectors.ts';
import { Dictionary } from '../src/engine/text-index/analysis/dictionary.ts';
import type { SearchMode } from '../src/shared/domain.ts';
import { silentLogger } from '../src/shared/log.ts';
import { changeNote, knownQueries, openFilled } from './filled-library.ts';
import { keepLibrary } from './kept-library.ts';
import { passagesOfNote, synthetic } from './synthetic.ts';
import { shareFound } from './truth.ts';
import { pause } from './waiting.ts';

const [given, givenWidth, givenFolder] = process.argv.slice(2);
const passages = Number(given ?? 20_000);
const dimensions = Number(givenWidth ?? 384);
const count = 100;
const warmUps = 5;
const limit = 10;
/** Milliseconds between searches of somebody who never stops typing. */
const typingPause = 80;
/** As the queue stores them. */
const batch = 64;
const filters = ['', 'tag:t3 ', '-tag:t3 '];
const changes = 10;

const scratch = givenFolder === undefined ? await mkdtemp(join(tmpdir(), 'nearnote-bench-')) : null;
const folder = givenFolder ?? scratch ?? '';
const { seconds, truth } = keepLibrary(folder, passages, dimensions);
const library = synthetic(passages, dimensions);
const queries = Array.from({ length: count + warmUps }, (_, number) => library.query(number));
const asked = queries.slice(0, count);

console.log(`${passages} passages of ${dimensions} dimensions; load ${loadavg()[0]?.toFixed(1)}`);
row('filled through the store', `${seconds.toFixed(1)} s`);
const vectorPath = join(folder, 'vectors');
row('on the disk', `${megabytes(await bytesOf(folder), 0)}, ${await sizeOf(vectorPath)} of them the vectors’ file`);

const began = performance.now();
const filled = await openFilled(folder);
const { store, model } = filled;
row('opened: database', `${since(began)} s`);
await store.index.ready;
row('opened: words', `${since(began)} s; ${megabytes(store.index.bytes, 0)}`);
const vectorFile = new VectorFile(vectorPath, model.fingerprint, silentLogger);
const memory = new VectorMemory(store.database, model, store.index, maxBytesFor('tenth'), vectorFile);
await memory.loaded;
row('opened: vectors', `${since(began)} s; ${megabytes(memory.bytes, 0)}`);
row('resident memory then', megabytes(process.memoryUsage.rss(), 0));
row('recall@10', await recall());
await memory.close();

const dictionary = new Dictionary(join(import.meta.dirname, '../resources/models/starter/tokenizer.json'));
const search = new Search(store, model, knownQueries(queries, dimensions), dictionary, {
  hasVectors: () => true,
  onSemanticUnavailable: () => {},
  languages: { known: {}, keep: () => {} },
  vectorMemory: 'tenth',
  vectorFile,
});
// It waits until the vectors are in memory; their file is written anew.
await search.eraseVectors();
console.log('                               ms p50     p95   processor');
for (const mode of ['semantic', 'keyword', 'hybrid'] satisfies SearchMode[]) {
  for (const filter of filters) await report(mode, filter);
}
await report('hybrid', '', 'in pauses', typingPause);
await duringReembed();
await afterChanges();
row('resident memory', megabytes(process.memoryUsage.rss(), 0));

await search.close();
await filled.close();
if (scratch !== null) await rm(scratch, { recursive: true });

function row(name: string, figures: string): void {
  console.log(`${name.padEnd(27)}${figures}`);
}

/** Seconds. */
function since(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}

async function sizeOf(path: string): Promise<string> {
  return megabytes((await stat(path)).size, 0);
}

/** @param pauseMs between two searches: what is done in the background waits for them. */
async function report(mode: SearchMode, filter: string, name = filter, pauseMs = 0): Promise<void> {
  const ms: number[] = [];
  const processor: number[] = [];
  for (const { text } of queries.slice(count)) await search.search({ query: `${filter}${text}`, limit, mode });
  for (const { text } of asked) {
    if (pauseMs > 0) await pause(pauseMs);
    const before = process.threadCpuUsage();
    const start = performance.now();
    await search.search({ query: `${filter}${text}`, limit, mode });
    ms.push(performance.now() - start);
    const { user, system } = process.threadCpuUsage(before);
    processor.push((user + system) / 1000);
  }
  console.log(`${mode.padEnd(9)} ${name.padEnd(17)}${figuresOf(ms, processor)}`);
}

function figuresOf(ms: number[], processor: number[]): string {
  const figures = [percentile(ms, 0.5), percentile(ms, 0.95), mean(processor)];
  return figures.map((each) => each.toFixed(1).padStart(8)).join('');
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
  const start = performance.now();
  await report('hybrid', '', 'while writing', typingPause);
  isOver = true;
  await writing;
  const perSecond = (written / (performance.now() - start)) * 1000;
  row('written meanwhile', `${written} vectors, ${Math.round(perSecond)} a second`);
  await dropGeneration(store.database, other);
}

/** What it costs to store the last note anew, and the first search after that, for which whatever was kept of the library is worked out anew. */
async function afterChanges(): Promise<void> {
  const note = Math.ceil(passages / passagesOfNote) - 1;
  const rows = Array.from({ length: passages - note * passagesOfNote }, (_, place) => {
    const passage = note * passagesOfNote + place;
    return { text: library.text(passage), vector: library.vector(passage) };
  });
  const storing: { ms: number[]; processor: number[] } = { ms: [], processor: [] };
  const searching: typeof storing = { ms: [], processor: [] };
  const timed = async (work: () => Promise<unknown>, into: typeof storing) => {
    const before = process.threadCpuUsage();
    const start = performance.now();
    await work();
    into.ms.push(performance.now() - start);
    const { user, system } = process.threadCpuUsage(before);
    into.processor.push((user + system) / 1000);
  };
  for (const { text } of asked.slice(0, changes)) {
    await timed(async () => {
      const { hashes, vectors } = await changeNote(filled, note, rows, performance.now());
      await search.vectorsStored(hashes, vectors);
    }, storing);
    await timed(() => search.search({ query: `-tag:t3 ${text}`, limit, mode: 'hybrid' }), searching);
    // Until the new passages have been looked up.
    await pause(500);
  }
  console.log(`a changed note             ${figuresOf(storing.ms, storing.processor)}`);
  console.log(`hybrid    -tag:t3, then    ${figuresOf(searching.ms, searching.processor)}`);
}

/** Of the passages themselves, before they are gathered by note. */
async function recall(): Promise<string> {
  const meaning = new SemanticSearch(store.database, model, store.index, memory);
  const all = { allowed: store.index.slots.alive, isFiltered: false };
  const shares: number[] = [];
  for (const [number, nearest] of truth.entries()) {
    const near = await meaning.nearest(library.query(number).vector, 200, all);
    const best = near.sort((a, b) => b.similarity - a.similarity).slice(0, limit);
    // Slots were given out in the order of the passages.
    shares.push(
      shareFound(
        best.map(({ slot }) => slot),
        nearest,
      ),
    );
  }
  return `${mean(shares).toFixed(4)}, by ${meaning.vectorIndex}`;
}
