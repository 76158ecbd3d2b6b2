import type { Database } from './database.ts';

/**
 * Updates the planner’s statistics of these tables and flushes the write-ahead log, to be called after many writes.
 * PGlite does neither by itself: it has no autovacuum and no background checkpointer.
 */
export async function analyzeAndCheckpoint(database: Database, tables: string[]): Promise<void> {
  await database.script(`ANALYZE ${tables.join(', ')}`);
  await database.script('CHECKPOINT');
}
