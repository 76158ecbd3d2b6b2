import { z } from 'zod';
import { NearnoteError } from '../../shared/errors.ts';
import type { Database } from './database.ts';
import { type Generation, listGenerations } from './generations.ts';
import { pendingCondition, tableOf, vectorLiteral } from './vectors.ts';

const tables = [
  'schema_version',
  'folder',
  'note',
  'chunk',
  'link',
  'term',
  'problem',
  'scanned_page',
  'embedding_failure',
  'map',
];

/** The tables that cannot be read to their end. PostgreSQL checks the sum of each page that it reads. */
export async function damagedTables(database: Database): Promise<string[]> {
  const damaged: string[] = [];
  const isReadable = async (table: string) => {
    try {
      // Long values lie in files of their own, which only their length makes PostgreSQL read.
      await database.foreground((sql) => sql.run(`SELECT sum(length(${table}::text)) FROM ${table}`));
      return true;
    } catch (error) {
      if (error instanceof NearnoteError && error.code === 'library-damaged') damaged.push(table);
      else throw error;
      return false;
    }
  };
  for (const table of tables) await isReadable(table);
  if (await isReadable('generation')) {
    for (const generation of await listGenerations(database)) await isReadable(tableOf(generation));
  }
  return damaged;
}

const figures = z.object({ vectors: z.int(), orphans: z.int(), pending: z.int(), failed: z.int() });

/** What a generation holds and lacks. */
export async function figuresOf(database: Database, generation: Generation): Promise<z.infer<typeof figures>> {
  const table = tableOf(generation);
  const [row] = await database.foreground((sql) =>
    sql.rows(
      figures,
      `SELECT (SELECT count(*) FROM ${table})::int AS vectors,
              (SELECT count(*) FROM ${table} AS stored
                WHERE NOT EXISTS (SELECT FROM chunk WHERE chunk.text_hash = stored.text_hash))::int AS orphans,
              (SELECT count(*) FROM chunk WHERE ${pendingCondition(generation)})::int AS pending,
              (SELECT count(*) FROM chunk JOIN embedding_failure USING (text_hash)
                WHERE generation_id = ${generation.id})::int AS failed`,
    ),
  );
  return row ?? { vectors: 0, orphans: 0, pending: 0, failed: 0 };
}

/** The cosine of each vector with the stored one of the text whose hash is at the same index; null where there is none. */
export async function similaritiesToStored(
  database: Database,
  generation: Generation,
  textHashes: readonly string[],
  vectors: readonly Float32Array[],
): Promise<(number | null)[]> {
  const similarities: (number | null)[] = [];
  for (const [place, vector] of vectors.entries()) {
    const [row] = await database.foreground((sql) =>
      sql.rows(
        z.object({ similarity: z.number() }),
        `SELECT -(embedding <#> $1) AS similarity FROM ${tableOf(generation)} WHERE text_hash = $2`,
        [vectorLiteral(vector), Buffer.from(textHashes[place] ?? '', 'hex')],
      ),
    );
    similarities.push(row?.similarity ?? null);
  }
  return similarities;
}
