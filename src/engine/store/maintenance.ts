import type { Database } from './database.ts';

/**
 * After a bulk of writes to these tables: tells the planner their sizes, and flushes the log, which nothing else would (PGlite has
 * neither autovacuum nor a background checkpointer).
 */
export async function analyzeAndCheckpoint(database: Database, tables: string[]): Promise<void> {
  await database.script(`ANALYZE ${tables.join(', ')}`);
  await database.script('CHECKPOINT');
}
