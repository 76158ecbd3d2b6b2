/**
 * The nearest passages in libraries of any size: how long a search by meaning compares, what is found of the truly nearest, the memory and
 * the file that it needs, and what one changed note costs. Without a database: bench/index-scale.ts measures whole searches.
 *   node bench/growth.ts [passages …]
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mean, percentile } from '../src/cli/eval/metrics.ts';
import { BitVectors } from '../src/engine/search/semantic/bits/bit-vectors.ts';
import { candidatesInMemory } from '../src/engine/search/semantic/bits/candidate-count.ts';
import { nearestInMemory } from '../src/engine/search/semantic/nearest-in-memory.ts';
import { RoundedVectors } from '../src/engine/search/semantic/rounded/rounded-vectors.ts';
import { VectorFile, type VectorRecord } from '../src/engine/store/vector-file.ts';
import { silentLogger } from '../src/shared/log.ts';
import { passagesOfNote, synthetic } from './synthetic.ts';
import { secondsOf } from './timing.ts';
import { nearest, shareFound } from './truth.ts';

const dimensions = 384;
const queries = 100;
const wanted = 200;
/** Exact comparison of all queries with all passages takes minutes in a large library. */
const queriesOfTruth = 20;

const sizes = process.argv.slice(2).map(Number);
console.log(`${dimensions} dimensions; load ${loadavg()[0]?.toFixed(1)}`);
console.log(
  'passages   search ms p50 / p95 / processor   recall@10   in memory   file: MB, written s, read s   a changed note ms',
);
for (const passages of sizes.length > 0 ? sizes : [10_000, 100_000, 500_000, 1_000_000]) await measure(passages);

async function measure(passages: number): Promise<void> {
  const library = synthetic(passages, dimensions);
  const bits = new BitVectors(dimensions);
  const rounded = new RoundedVectors(dimensions);
  const asked = Array.from({ length: queries }, (_, number) => library.query(number).vector);
  for (let slot = 0; slot < passages; slot++) {
    const vector = library.vector(slot);
    bits.set(slot, vector);
    rounded.set(slot, vector);
  }
  const alive = new Uint8Array(passages).fill(1);
  const search = (query: Float32Array) =>
    nearestInMemory({ bits, rounded }, query, wanted, alive, candidatesInMemory(passages, wanted));
  for (const query of asked.slice(0, 5)) search(query);
  const ms: number[] = [];
  const before = process.threadCpuUsage();
  for (const query of asked) {
    const began = performance.now();
    search(query);
    ms.push(performance.now() - began);
  }
  const { user, system } = process.threadCpuUsage(before);
  const some = asked.slice(0, queriesOfTruth);
  const truth = nearest(passages, library.vector, some, 10);
  const shares = some.map((query, number) => {
    const best = search(query).sort((a, b) => b.similarity - a.similarity);
    return shareFound(
      best.slice(0, 10).map(({ slot }) => slot),
      truth[number] ?? [],
    );
  });

  const folder = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
  const path = join(folder, 'vectors');
  const file = new VectorFile(path, 'bench', silentLogger);
  const keptBytes = bits.keptBytes + rounded.keptBytes;
  const writing = await secondsOf(() => file.write(keptBytes, records(), new AbortController().signal));
  const reading = await secondsOf(() =>
    file.read(keptBytes, ({ chunkId, kept }) => {
      bits.setKept(chunkId, kept.subarray(0, bits.keptBytes));
      rounded.setKept(chunkId, kept.subarray(bits.keptBytes));
    }),
  );
  const { size } = await stat(path);
  await rm(folder, { recursive: true });
  const note = Array.from({ length: passagesOfNote }, (_, place) => library.vector(place));
  const changing = await secondsOf(async () => {
    for (const [place, vector] of note.entries()) {
      bits.set(passages + place, vector);
      rounded.set(passages + place, vector);
    }
  });
  const cells = [
    passages.toLocaleString('en').padEnd(10),
    `${percentile(ms, 0.5).toFixed(1)} / ${percentile(ms, 0.95).toFixed(1)} / ${((user + system) / 1000 / queries).toFixed(1)}`.padEnd(
      33,
    ),
    mean(shares).toFixed(3).padEnd(11),
    `${Math.round((bits.bytes + rounded.bytes) / 1e6)} MB`.padEnd(11),
    `${Math.round(size / 1e6)}, ${writing.toFixed(2)}, ${reading.toFixed(2)}`.padEnd(29),
    (changing * 1000).toFixed(2),
  ];
  console.log(cells.join(' '));

  function* records(): Generator<VectorRecord> {
    const kept = new Uint8Array(keptBytes);
    const textHash = new Uint8Array(16);
    for (let slot = 0; slot < passages; slot++) {
      kept.set(bits.keptOf(slot));
      kept.set(rounded.keptOf(slot), bits.keptBytes);
      yield { chunkId: slot, textHash, kept };
    }
  }
}
