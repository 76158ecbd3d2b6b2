import { z } from 'zod';
import { BinaryCopy } from './binary-copy.ts';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';

/** A model as the database knows it; its vectors are in the table `vector_<id>`. */
export interface GenerationRef {
  id: number;
  dimensions: number;
}

const pendingText = z.object({
  chunkId: z.int(),
  textHash: z.string(),
  context: z.string(),
  text: z.string(),
  tokens: z.int(),
});
export type PendingText = z.infer<typeof pendingText>;

/** Holds for a chunk that the model has no vector of, and that was not set aside. */
export function pendingCondition(model: GenerationRef): string {
  return `NOT EXISTS (SELECT FROM ${tableOf(model)} AS stored WHERE stored.text_hash = chunk.text_hash)
    AND NOT EXISTS (SELECT FROM embedding_failure AS failure
                     WHERE failure.generation_id = ${model.id} AND failure.text_hash = chunk.text_hash)`;
}

/** A look at the next chunks: the texts among them without a vector, and the last chunk looked at. */
export interface PendingWindow {
  texts: PendingText[];
  /** Null when there was no chunk left to look at. */
  last: number | null;
}

/**
 * Looks for texts without a vector among the next chunks after `afterChunk`, in their order, until `limit` are found.
 * A text that stands in several chunks comes up for each until it is stored.
 * @param span chunks looked at, at most: in a large library that has all its vectors, one look through all of them would
 * keep a search waiting.
 */
export function pendingTexts(
  database: Database,
  model: GenerationRef,
  afterChunk: number,
  limit: number,
  span = 10_000,
): Promise<PendingWindow> {
  return database.background(async (sql) => {
    const [look] = await sql.rows(
      z.object({ last: z.int().nullable() }),
      'SELECT max(id) AS last FROM (SELECT id FROM chunk WHERE id > $1 ORDER BY id LIMIT $2) AS looked_at',
      [afterChunk, span],
    );
    const texts = await sql.rows(
      pendingText,
      `SELECT id AS "chunkId", encode(text_hash, 'hex') AS "textHash", context, text, token_count AS tokens
         FROM chunk
        WHERE id > $1 AND id <= $2 AND ${pendingCondition(model)}
        ORDER BY id LIMIT $3`,
      [afterChunk, look?.last ?? afterChunk, limit],
    );
    const last = texts.length === limit ? texts.at(-1)?.chunkId : look?.last;
    return { texts, last: last ?? null };
  });
}

/** Stores a batch in one transaction: the vector of each text, in the order of their hashes. */
export function storeVectors(
  database: Database,
  model: GenerationRef,
  textHashes: string[],
  vectors: Float32Array[],
): Promise<void> {
  const rows = new BinaryCopy();
  for (const [index, vector] of vectors.entries())
    rows
      .row(2)
      .hex(textHashes[index] ?? '')
      .vector(vector);
  return database.background((sql) =>
    sql.copy(`COPY ${tableOf(model)} FROM '/dev/blob' WITH (FORMAT binary)`, rows.finish()),
  );
}

/** Chunks that have a vector of the model. */
export async function countEmbedded(database: Database, model: GenerationRef): Promise<number> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      z.object({ count: z.int() }),
      `SELECT count(*)::int AS count FROM chunk WHERE text_hash IN (SELECT text_hash FROM ${tableOf(model)})`,
    ),
  );
  return row?.count ?? 0;
}

/** Frees the vectors of texts that stand in no note any more, a few at a time. */
export async function deleteOrphans(database: Database, model: GenerationRef): Promise<void> {
  const orphans = `SELECT text_hash FROM ${tableOf(model)} AS stored
    WHERE NOT EXISTS (SELECT FROM chunk WHERE chunk.text_hash = stored.text_hash) LIMIT 1000`;
  let deleted: unknown[];
  do {
    deleted = await database.background((sql) =>
      sql.rows(
        z.object({ one: z.int() }),
        `DELETE FROM ${tableOf(model)} WHERE text_hash IN (${orphans}) RETURNING 1 AS one`,
      ),
    );
  } while (deleted.length > 0);
}

export function tableOf(model: GenerationRef): string {
  return `vector_${model.id}`;
}

/** A vector as a parameter of a statement. */
export function vectorLiteral(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

/** Columns of these chunks and of their vectors, in no order; chunks without a vector are left out. COPY takes no parameters. */
export async function rowsWithVectors(
  database: Database,
  model: GenerationRef,
  columns: string,
  chunkIds: readonly number[],
): Promise<BinaryRows> {
  const bytes = await database.foreground((sql) =>
    sql.copyOut(
      `COPY (
         SELECT ${columns} FROM chunk JOIN ${tableOf(model)} USING (text_hash)
          WHERE chunk.id = ANY('{${chunkIds.map((id) => Math.trunc(id))}}')
       ) TO '/dev/blob' WITH (FORMAT binary)`,
    ),
  );
  return new BinaryRows(bytes);
}
