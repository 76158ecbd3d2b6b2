import { z } from 'zod';
import { modelSpec } from '../../shared/models.ts';
import type { Database, Sql } from './database.ts';
import { pendingCondition, tableOf } from './vectors.ts';

const generation = z.object({
  id: z.int(),
  fingerprint: z.string(),
  dimensions: z.int(),
  spec: modelSpec,
  state: z.enum(['building', 'active', 'kept']),
});
/**
 * One model's vectors of the library, in a table of their own. One generation is active: search compares with its
 * vectors only. One may be building beside it; kept ones were active before.
 */
export type Generation = z.infer<typeof generation>;

/** Dimensions of four bytes each, beside the hash, in a page of 8 kB. */
const widestInLine = 2_000;

const columns = 'id, fingerprint, dimensions, spec, state';

export function listGenerations(database: Database): Promise<Generation[]> {
  return database.foreground((sql) => sql.rows(generation, `SELECT ${columns} FROM generation ORDER BY id`));
}

/** Makes a generation and its table. Vectors of two models are never in one table. */
export function createGeneration(database: Database, wanted: Omit<Generation, 'id'>): Promise<Generation> {
  return database.background(async (sql) => {
    const [made] = await sql.rows(
      generation,
      `INSERT INTO generation (fingerprint, dimensions, spec, state) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
      [wanted.fingerprint, wanted.dimensions, wanted.spec, wanted.state],
    );
    if (made === undefined) throw new Error('The generation that was just written is not there.');
    // Out-of-line storage costs a second look-up for each vector in every scan, but a row in line must fit a page.
    const storage = made.dimensions <= widestInLine ? 'PLAIN' : 'EXTERNAL';
    await sql.run(`CREATE TABLE ${tableOf(made)} (
      text_hash bytea PRIMARY KEY,
      embedding vector(${made.dimensions}) STORAGE ${storage} NOT NULL
    )`);
    return made;
  });
}

/** Takes up a kept generation again: what has changed since has to be embedded before search may use it. */
export function rebuildGeneration(database: Database, id: number): Promise<void> {
  return database.background((sql) => sql.run("UPDATE generation SET state = 'building' WHERE id = $1", [id]));
}

/**
 * The flip, in one transaction: search's model is kept, this one becomes search's.
 * @returns false, having changed nothing, if a chunk has come meanwhile that is pending for this generation.
 */
export function activateIfComplete(database: Database, next: Generation): Promise<boolean> {
  return database.background(async (sql) => {
    const pending = await sql.rows(
      z.object({ id: z.int() }),
      `SELECT id FROM chunk WHERE ${pendingCondition(next)} LIMIT 1`,
    );
    if (pending.length > 0) return false;
    await flip(sql, next.id);
    return true;
  });
}

/** The flip to a generation that was complete once; the little that has changed since is embedded afterwards. */
export function activateKept(database: Database, id: number): Promise<void> {
  return database.background((sql) => flip(sql, id));
}

async function flip(sql: Sql, id: number): Promise<void> {
  await sql.run("UPDATE generation SET state = 'kept' WHERE state = 'active'");
  await sql.run("UPDATE generation SET state = 'active' WHERE id = $1", [id]);
}

/** Frees a generation's vectors at once. @returns the bytes that they took. */
export async function dropGeneration(database: Database, dropped: Generation): Promise<number> {
  const bytes = await bytesOf(database, dropped);
  await database.background(async (sql) => {
    await sql.run(`DROP TABLE ${tableOf(dropped)}`);
    await sql.run('DELETE FROM generation WHERE id = $1', [dropped.id]);
  });
  // The files of a dropped table are only cut to nothing before the next checkpoint removes them.
  await database.script('CHECKPOINT');
  return bytes;
}

/** What a generation's vectors take on the disk. */
export async function bytesOf(database: Database, of: Generation): Promise<number> {
  const [row] = await database.foreground((sql) =>
    sql.rows(z.object({ bytes: z.number() }), 'SELECT pg_total_relation_size($1::regclass)::float8 AS bytes', [
      tableOf(of),
    ]),
  );
  return row?.bytes ?? 0;
}
