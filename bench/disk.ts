/**
 * What a library takes on the disk, by table, index and file of PostgreSQL’s: filled, while another model’s vectors are made, after
 * the switch to it, and once the first model’s are discarded.
 *   node bench/disk.ts [passages] [dimensions]
 */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { megabytes } from '../src/cli/megabytes.ts';
import { starter } from '../src/engine/models/catalogue.ts';
import { specOf } from '../src/engine/models/catalogue-entry.ts';
import { createGeneration, dropGeneration, listGenerations } from '../src/engine/store/generations.ts';
import { storeVectors } from '../src/engine/store/vectors.ts';
import { fillLibrary, notesOf } from './filled-library.ts';
import { synthetic } from './synthetic.ts';

const [passages = 20_000, dimensions = 384] = process.argv.slice(2).map(Number);
/** Vectors stored in one transaction, as the queue stores them. */
const batch = 64;
/** What is smaller is in the rest. Bytes. */
const leastShown = 400_000;
const relation = z.object({ name: z.string(), kind: z.string(), bytes: z.number() });

const library = synthetic(passages, dimensions);
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-disk-'));
const filled = await fillLibrary(scratch, dimensions, notesOf(library, passages));
const { database } = filled.store;
report('filled, at rest');
await reportRelations();

const [first] = await listGenerations(database);
if (first === undefined) throw new Error('The library has no model.');
const spec = { ...specOf(starter, 'q8'), dimensions };
const second = await createGeneration(database, { fingerprint: 'second', dimensions, spec, state: 'building' });
let most = 0;
for (let at = 0; at < passages; at += batch) {
  const some = Array.from({ length: Math.min(batch, passages - at) }, (_, place) => at + place);
  const hashes = some.map((passage) => createHash('md5').update(`${passage}`).digest('hex'));
  await storeVectors(database, second, hashes, some.map(library.vector));
  most = Math.max(most, total());
}
console.log(`\nthe most during a re-embed   ${megabytes(most).padStart(10)}`);
await database.script('CHECKPOINT');
report('with the vectors of two models');
await dropGeneration(database, first);
report('the first model discarded');
await filled.close();
report('closed');
await rm(scratch, { recursive: true });

/** Bytes by folder of the library. */
function folders(): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const entry of readdirSync(scratch, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const folder = relative(scratch, entry.parentPath);
    sizes.set(folder, (sizes.get(folder) ?? 0) + statSync(join(entry.parentPath, entry.name)).size);
  }
  return sizes;
}

function total(): number {
  return folders()
    .values()
    .reduce((sum, bytes) => sum + bytes, 0);
}

function report(state: string): void {
  console.log(`\n${state.padEnd(28)} ${megabytes(total()).padStart(10)}`);
  for (const [folder, bytes] of folders())
    if (bytes > leastShown) console.log(`  ${folder.padEnd(26)} ${megabytes(bytes).padStart(10)}`);
}

async function reportRelations(): Promise<void> {
  const found = await database.foreground((sql) =>
    sql.rows(
      relation,
      `SELECT coalesce(owner.relname || ', long values', each.relname) AS name,
              CASE WHEN each.oid < 16384 THEN 'catalogue' WHEN each.relkind = 'i' THEN 'index' ELSE 'table' END AS kind,
              pg_relation_size(each.oid)::float8 AS bytes
         FROM pg_class AS each LEFT JOIN pg_class AS owner ON owner.reltoastrelid = each.oid
        WHERE each.relkind IN ('r', 'i', 't') ORDER BY bytes DESC`,
    ),
  );
  for (const { name, kind, bytes } of found) {
    if (kind !== 'catalogue') console.log(`  ${name.padEnd(28)} ${kind.padEnd(6)} ${megabytes(bytes).padStart(10)}`);
    if (bytes < leastShown) break;
  }
  const catalogues = found.reduce((sum, { kind, bytes }) => sum + (kind === 'catalogue' ? bytes : 0), 0);
  console.log(`  ${'PostgreSQL’s catalogues'.padEnd(35)} ${megabytes(catalogues).padStart(10)}`);
}
