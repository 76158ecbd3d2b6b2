/**
 * How fast vectors are written: a batch in one binary COPY, as the app does it, beside one UPDATE for each row.
 *   node bench/vector-writes.ts [rows] [dimensions]
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/engine/library/open-database.ts';
import { starter } from '../src/engine/models/catalogue.ts';
import { specOf } from '../src/engine/models/catalogue-entry.ts';
import { createGeneration } from '../src/engine/store/generations.ts';
import { countEmbedded, storeVectors } from '../src/engine/store/vectors.ts';
import { secondsOf } from './timing.ts';

const [rows = 20_000, dimensions = 384] = process.argv.slice(2).map(Number);
const batch = 64;

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const { database, lock } = await openDatabase(scratch, { name: 'a bench', session: 'one' }, null);
const spec = { ...specOf(starter, 'q8'), dimensions };
const model = await createGeneration(database, { fingerprint: 'bench', dimensions, spec, state: 'active' });
const hashes = Array.from({ length: rows }, (_, row) => createHash('md5').update(String(row)).digest('hex'));
const vectors = hashes.map((_, row) => unitVector(row));

const copySeconds = await secondsOf(async () => {
  for (let at = 0; at < rows; at += batch) {
    await storeVectors(database, model, hashes.slice(at, at + batch), vectors.slice(at, at + batch));
  }
});
await countEmbedded(database, model);

await database.script(`CREATE TABLE row_by_row (id int PRIMARY KEY, embedding vector(${dimensions}))`);
await database.script(`INSERT INTO row_by_row SELECT id FROM generate_series(0, ${rows - 1}) AS id`);
const updateSeconds = await secondsOf(async () => {
  for (let at = 0; at < rows; at += batch) {
    await database.background(async (sql) => {
      for (const [index, vector] of vectors.slice(at, at + batch).entries()) {
        const literal = `[${vector.join(',')}]`;
        await sql.run('UPDATE row_by_row SET embedding = $1 WHERE id = $2', [literal, at + index]);
      }
    });
  }
});

console.log(`${rows} vectors of ${dimensions} dimensions, in batches of ${batch}, on disk`);
console.log(`binary COPY      ${copySeconds.toFixed(2)} s   ${Math.round(rows / copySeconds)} rows/s`);
console.log(`UPDATE per row   ${updateSeconds.toFixed(2)} s   ${Math.round(rows / updateSeconds)} rows/s`);
console.log(`ratio            ${(updateSeconds / copySeconds).toFixed(1)}`);

await database.close();
await lock.release();
await rm(scratch, { recursive: true });

function unitVector(seed: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, (_, index) => Math.sin(seed * 12.9898 + index * 78.233));
  const length = Math.hypot(...vector);
  return vector.map((component) => component / length);
}
