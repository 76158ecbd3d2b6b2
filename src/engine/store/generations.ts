import { z } from 'zod';
import { modelSpec } from '../../shared/models.ts';
import type { Database, Sql } from './database.ts';
import { tableSizes } from './maintenance.ts';
import { pendingCondition, tableOf } from './vectors.ts';

const generation = z.object({
  id: z.int(),
  fingerprint: z.string(),
  dimensions: z.int(),
  spec: modelSpec,
  state: z.enum(['building', 'active', 'kept']),
});
/**
 * One model’s vectors of the library, in a table of their own. One generation is active: search uses its vectors only.
 * One more may be building. Kept ones were active before.
 */
export type Generation = z.infer<typeof generation>;

/** A page of 8 kB holds a vector of this many dimensions, four bytes each, and its hash. */
const maxInlineDimensions = 2_000;

const columns = 'id, fingerprint, dimensions, spec, state';

export function listGenerations(database: Database): Promise<Generation[]> {
  return database.foreground((sql) => sql.rows(generation, `SELECT ${columns} FROM generation ORDER BY id`));
}

/** Creates a generation and its table. Vectors of two models are never in one table. */
export function createGeneration(database: Database, wanted: Omit<Generation, 'id'>): Promise<Generation> {
  return database.background(async (sql) => {
    const [created] = await sql.rows(
      generation,
      `INSERT INTO generation (fingerprint, dimensions, spec, state) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
      [wanted.fingerprint, wanted.dimensions, wanted.spec, wanted.state],
    );
    if (created === undefined) throw new Error('The generation was not created.');
    // Out-of-line storage costs a second look-up per vector in every scan, but an inline row must fit in a page.
    const storage = created.dimensions <= maxInlineDimensions ? 'PLAIN' : 'EXTERNAL';
    await sql.run(`CREATE TABLE ${tableOf(created)} (
      text_hash bytea PRIMARY KEY,
      embedding vector(${created.dimensions}) STORAGE ${storage} NOT NULL
    )`);
    return created;
  });
}

/** Starts building a kept generation again: whatever has changed since must be embedded before search may use it. */
export function rebuildGeneration(database: Database, id: number): Promise<void> {
  return database.background((sql) => sql.run("UPDATE generation SET state = 'building' WHERE id = $1", [id]));
}

/**
 * Activates a generation and keeps the one that was active, in one transaction.
 * @returns false, without changing anything, if a chunk is pending for this generation.
 */
export function activateIfComplete(database: Database, next: Generation): Promise<boolean> {
  return database.background(async (sql) => {
    const pending = await sql.rows(
      z.object({ id: z.int() }),
      `SELECT id FROM chunk WHERE ${pendingCondition(next)} LIMIT 1`,
    );
    if (pending.length > 0) return false;
    await activate(sql, next.id);
    return true;
  });
}

/** Activates a generation that was complete once; the little that has changed since is embedded afterwards. */
export function activateKept(database: Database, id: number): Promise<void> {
  return database.background((sql) => activate(sql, id));
}

async function activate(sql: Sql, id: number): Promise<void> {
  await sql.run("UPDATE generation SET state = 'kept' WHERE state = 'active'");
  await sql.run("UPDATE generation SET state = 'active' WHERE id = $1", [id]);
}

/** Deletes a generation and frees its disk space at once. @returns the bytes freed. */
export async function dropGeneration(database: Database, dropped: Generation): Promise<number> {
  const bytes = await bytesOf(database, dropped);
  await database.background(async (sql) => {
    await sql.run(`DROP TABLE ${tableOf(dropped)}`);
    await sql.run('DELETE FROM generation WHERE id = $1', [dropped.id]);
  });
  // The files of a dropped table are removed by the next checkpoint.
  await database.script('CHECKPOINT');
  return bytes;
}

/** Bytes of disk space that a generation’s vectors use. */
export async function bytesOf(database: Database, of: Generation): Promise<number> {
  const [bytes = 0] = await tableSizes(database, [tableOf(of)]);
  return bytes;
}
