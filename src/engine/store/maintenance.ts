import { z } from 'zod';
import type { Database } from './database.ts';

/**
 * Updates the planner’s statistics of these tables and flushes the write-ahead log, to be called after many writes.
 * PGlite does neither by itself: it has no autovacuum and no background checkpointer.
 */
export async function analyzeAndCheckpoint(database: Database, tables: string[]): Promise<void> {
  await database.script(`ANALYZE ${tables.join(', ')}`);
  await database.script('CHECKPOINT');
}

/** Bytes that each of these tables uses on the disk, with its indexes and long values. */
export async function tableSizes(database: Database, tables: string[]): Promise<number[]> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      z.object({ bytes: z.number() }),
      'SELECT pg_total_relation_size(name::regclass)::float8 AS bytes FROM unnest($1::text[]) WITH ORDINALITY AS sized (name, place) ORDER BY place',
      [tables],
    ),
  );
  return rows.map(({ bytes }) => bytes);
}

/**
 * Drops the databases that PostgreSQL makes others from, 15 MB of catalogs: a library is one database. Does nothing where they
 * are gone. Interrupted at any point, it is to be called again.
 */
export async function dropTemplates(database: Database): Promise<void> {
  const templates = await database.foreground((sql) =>
    sql.rows(z.object({ name: z.string() }), "SELECT datname AS name FROM pg_database WHERE datname LIKE 'template_'"),
  );
  if (templates.length === 0) return;
  await database.script("UPDATE pg_database SET datistemplate = false WHERE datname LIKE 'template_'");
  // Each in a statement of its own: a database is never dropped in a transaction.
  for (const { name } of templates) await database.script(`DROP DATABASE ${name}`);
}
