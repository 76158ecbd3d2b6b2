/**
 * Search by meaning in libraries of many passages: how long it takes, what it finds of what is truly nearest, what it needs.
 *   node bench/index-scale.ts [passages] [dimensions]
 * Times are those of the clock; on a busy machine look at the time of the processor beside them.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { starter } from '../src/engine/models/catalogue.ts';
import { specOf } from '../src/engine/models/catalogue-entry.ts';
import { BitVectors } from '../src/engine/search/vectors/bit-vectors.ts';
import { candidatesFor } from '../src/engine/search/vectors/candidates-for.ts';
import { createGeneration } from '../src/engine/store/generations.ts';
import { openLibrary } from '../src/engine/store/open.ts';
import { storeVectors, tableOf, vectorLiteral } from '../src/engine/store/vectors.ts';
import { mean, percentile } from '../src/cli/eval/metrics.ts';
import { synthetic } from './synthetic.ts';

const [passages = 20_000, dimensions = 384] = process.argv.slice(2).map(Number);
const batch = 512;
const queries = 60;

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const { database, lock } = await openLibrary(scratch, { name: 'a bench', session: 'one' }, null);
const spec = { ...specOf(starter, 'q8'), dimensions };
const model = await createGeneration(database, { fingerprint: 'bench', dimensions, spec, state: 'active' });
const library = synthetic(passages, dimensions);
const bits = new BitVectors(dimensions);
const hashOf = (slot: number) => createHash('md5').update(String(slot)).digest('hex');
const slotOf = new Map<string, number>();

const storing = await timed(async () => {
  for (let at = 0; at < passages; at += batch) {
    const slots = Array.from({ length: Math.min(batch, passages - at) }, (_, index) => at + index);
    const hashes = slots.map(hashOf);
    for (const [index, slot] of slots.entries()) slotOf.set(hashes[index] ?? '', slot);
    await storeVectors(database, model, hashes, slots.map(library.vector));
  }
  await database.script('CHECKPOINT');
});
const loading = await timed(loadBits);
console.log(`${passages} passages of ${dimensions} dimensions`);
console.log(`vectors made and stored   ${(storing / 1000).toFixed(1)} s`);
console.log(`bits read into memory     ${(loading / 1000).toFixed(1)} s   ${megabytes(bits.bytes)}`);
console.log('way                         ms p50    p95   processor p50   recall@10');

const truth = new Map<number, string[]>();
const wanted = candidatesFor(passages, 10);
const some = Uint8Array.from({ length: passages }, (_, slot) => ((slot >> 3) % 10 === 0 ? 1 : 0));
await report('all compared, 200 best', async (number) => {
  truth.set(number, await exact(library.query(number).vector));
  return null;
});
await report('bits alone', async (number) => {
  bits.nearest(library.query(number).vector, wanted, null);
  return null;
});
for (const count of [100, 200, wanted, 2 * wanted]) {
  await report(`bits, ${count} compared`, async (number) => {
    const nearest = await compared(library.query(number).vector, count, null);
    return mean((truth.get(number) ?? []).map((hash) => (nearest.includes(hash) ? 1 : 0)));
  });
}
await report(`the same of a tenth, ${wanted}`, async (number) => {
  await compared(library.query(number).vector, wanted, some);
  return null;
});
console.log(`resident memory           ${megabytes(process.memoryUsage.rss())}`);

await database.close();
await lock.release();
await rm(scratch, { recursive: true });

async function exact(query: Float32Array): Promise<string[]> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      z.object({ hash: z.string(), similarity: z.number() }),
      `SELECT encode(text_hash, 'hex') AS hash, -(embedding <#> $1) AS similarity
         FROM ${tableOf(model)} ORDER BY embedding <#> $1 LIMIT 200`,
      [vectorLiteral(query)],
    ),
  );
  return rows.slice(0, 10).map(({ hash }) => hash);
}

async function compared(query: Float32Array, count: number, allowed: Uint8Array | null): Promise<string[]> {
  const candidates = [...bits.nearest(query, count, allowed)].map(hashOf);
  const rows = await database.foreground((sql) =>
    sql.rows(
      z.object({ hash: z.string(), similarity: z.number() }),
      `SELECT encode(text_hash, 'hex') AS hash, -(embedding <#> $1) AS similarity
         FROM ${tableOf(model)} WHERE text_hash = ANY($2::bytea[]) ORDER BY 2 DESC LIMIT 200`,
      [vectorLiteral(query), `{${candidates.map((hash) => `"\\\\x${hash}"`).join()}}`],
    ),
  );
  return rows.slice(0, 10).map(({ hash }) => hash);
}

async function loadBits(): Promise<void> {
  const bytes = dimensions / 8;
  for (let after = ''; ; ) {
    const [row] = await database.foreground((sql) =>
      sql.rows(
        z.object({ hashes: z.string().nullable(), bits: z.string().nullable() }),
        `SELECT encode(string_agg(text_hash, ''), 'hex') AS hashes,
                encode(string_agg(substring(bit_send(binary_quantize(embedding)) FROM 5), ''), 'hex') AS bits
           FROM (SELECT * FROM ${tableOf(model)} WHERE text_hash > decode($1, 'hex') ORDER BY text_hash LIMIT 1000) AS part`,
        [after],
      ),
    );
    if (row === undefined || row.hashes === null || row.bits === null) return;
    const signs = Buffer.from(row.bits, 'hex');
    for (let index = 0; index * 32 < row.hashes.length; index++) {
      after = row.hashes.slice(index * 32, (index + 1) * 32);
      bits.setBits(slotOf.get(after) ?? 0, signs.subarray(index * bytes, (index + 1) * bytes));
    }
  }
}

async function report(way: string, search: (query: number) => Promise<number | null>): Promise<void> {
  const ms: number[] = [];
  const processor: number[] = [];
  const recalls: number[] = [];
  await search(queries);
  for (let query = 0; query < queries; query++) {
    const before = process.threadCpuUsage();
    const from = performance.now();
    const recall = await search(query);
    ms.push(performance.now() - from);
    const { user, system } = process.threadCpuUsage(before);
    processor.push((user + system) / 1000);
    if (recall !== null) recalls.push(recall);
  }
  const figure = (value: number) => value.toFixed(1).padStart(7);
  console.log(
    `${way.padEnd(26)}${figure(percentile(ms, 0.5))}${figure(percentile(ms, 0.95))}${figure(mean(processor))}   ${recalls.length === 0 ? '' : mean(recalls).toFixed(4).padStart(14)}`,
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
