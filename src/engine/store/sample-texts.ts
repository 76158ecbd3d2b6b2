import { z } from 'zod';
import type { Database } from './database.ts';
import { type GenerationRef, pendingCondition, tableOf } from './vectors.ts';

const sampledText = z.object({ textHash: z.string(), context: z.string(), text: z.string(), tokens: z.int() });
export type SampledText = z.infer<typeof sampledText>;

const work = z.object({ chunks: z.int(), texts: z.int(), tokens: z.number() });
/** The size of an embedding job. `tokens` counts each distinct text once. */
export type EmbeddingWork = z.infer<typeof work>;

const allPending = 'true';

/** What is pending for a generation; everything in the library for null. */
export async function pendingWork(database: Database, generation: GenerationRef | null): Promise<EmbeddingWork> {
  const [row] = await database.background((sql) =>
    sql.rows(
      work,
      `WITH pending AS (
         SELECT text_hash, count(*) AS chunks, min(token_count) AS tokens FROM chunk
          WHERE ${generation === null ? allPending : pendingCondition(generation)} GROUP BY text_hash
       )
       SELECT coalesce(sum(chunks), 0)::int AS chunks, count(*)::int AS texts, coalesce(sum(tokens), 0)::float8 AS tokens
         FROM pending`,
    ),
  );
  return row ?? { chunks: 0, texts: 0, tokens: 0 };
}

/** A random sample of the library’s texts, with or without vectors. */
export function sampleTexts(database: Database, count: number): Promise<SampledText[]> {
  return database.foreground((sql) =>
    sql.rows(
      sampledText,
      `SELECT encode(text_hash, 'hex') AS "textHash", context, text, token_count AS tokens
         FROM chunk JOIN (SELECT id FROM chunk ORDER BY random() LIMIT $1) AS sample USING (id)`,
      [count],
    ),
  );
}

/** A random sample of the texts with a vector in this generation. */
export function sampleEmbedded(database: Database, generation: GenerationRef, count: number): Promise<SampledText[]> {
  return database.foreground((sql) =>
    sql.rows(
      sampledText,
      `SELECT DISTINCT ON (text_hash) encode(text_hash, 'hex') AS "textHash", context, text, token_count AS tokens
         FROM chunk JOIN (SELECT text_hash FROM ${tableOf(generation)} ORDER BY random() LIMIT $1) AS sample USING (text_hash)`,
      [count],
    ),
  );
}
