import { z } from 'zod';
import type { Database } from './database.ts';
import { type GenerationRef, pendingCondition, tableOf } from './vectors.ts';

const sampledText = z.object({ textHash: z.string(), context: z.string(), text: z.string(), tokens: z.int() });
export type SampledText = z.infer<typeof sampledText>;

const work = z.object({ chunks: z.int(), texts: z.int(), tokens: z.number() });
/** What embedding the library would take: tokens are those of the texts, each counted once. */
export type EmbeddingWork = z.infer<typeof work>;

const allPending = 'true';

/** What is pending for a generation; for null, everything. */
export async function pendingWork(database: Database, model: GenerationRef | null): Promise<EmbeddingWork> {
  const [row] = await database.background((sql) =>
    sql.rows(
      work,
      `WITH pending AS (
         SELECT text_hash, count(*) AS chunks, min(token_count) AS tokens FROM chunk
          WHERE ${model === null ? allPending : pendingCondition(model)} GROUP BY text_hash
       )
       SELECT coalesce(sum(chunks), 0)::int AS chunks, count(*)::int AS texts, coalesce(sum(tokens), 0)::float8 AS tokens
         FROM pending`,
    ),
  );
  return row ?? { chunks: 0, texts: 0, tokens: 0 };
}

/** Texts of the library taken at random, with or without a vector. */
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

/** Texts taken at random among those with a vector of this generation. */
export function sampleEmbedded(database: Database, model: GenerationRef, count: number): Promise<SampledText[]> {
  return database.foreground((sql) =>
    sql.rows(
      sampledText,
      `SELECT DISTINCT ON (text_hash) encode(text_hash, 'hex') AS "textHash", context, text, token_count AS tokens
         FROM chunk JOIN (SELECT text_hash FROM ${tableOf(model)} ORDER BY random() LIMIT $1) AS sample USING (text_hash)`,
      [count],
    ),
  );
}
