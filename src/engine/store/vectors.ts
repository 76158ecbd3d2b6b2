import { z } from 'zod';
import { BinaryCopy } from './binary-copy.ts';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';

/** A generation as queries need it. Its vectors are in the table `vector_<id>`. */
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

/** True for a chunk whose text has no vector in the generation and was not set aside. */
export function pendingCondition(generation: GenerationRef): string {
  return `NOT EXISTS (SELECT FROM ${tableOf(generation)} AS stored WHERE stored.text_hash = chunk.text_hash)
    AND NOT EXISTS (SELECT FROM embedding_failure AS failure
                     WHERE failure.generation_id = ${generation.id} AND failure.text_hash = chunk.text_hash)`;
}

/** The pending texts among some consecutive chunks. */
export interface PendingWindow {
  texts: PendingText[];
  /** The id of the last chunk examined; null if none was left. */
  last: number | null;
}

/**
 * Finds up to `limit` texts without a vector among the chunks after `afterChunk`, in order. A text that occurs in
 * several chunks is returned for each of them until its vector is stored.
 * @param span the most chunks to examine. In a large library with all its vectors, examining all chunks at once would
 * keep a search waiting.
 */
export function pendingTexts(
  database: Database,
  generation: GenerationRef,
  afterChunk: number,
  limit: number,
  span = 10_000,
): Promise<PendingWindow> {
  return database.background(async (sql) => {
    const [examined] = await sql.rows(
      z.object({ last: z.int().nullable() }),
      'SELECT max(id) AS last FROM (SELECT id FROM chunk WHERE id > $1 ORDER BY id LIMIT $2) AS examined',
      [afterChunk, span],
    );
    const texts = await sql.rows(
      pendingText,
      `SELECT id AS "chunkId", encode(text_hash, 'hex') AS "textHash", context, text, token_count AS tokens
         FROM chunk
        WHERE id > $1 AND id <= $2 AND ${pendingCondition(generation)}
        ORDER BY id LIMIT $3`,
      [afterChunk, examined?.last ?? afterChunk, limit],
    );
    const last = texts.length === limit ? texts.at(-1)?.chunkId : examined?.last;
    return { texts, last: last ?? null };
  });
}

/** The first pending texts of some notes, note by note in the order given. */
export function pendingTextsOfNotes(
  database: Database,
  generation: GenerationRef,
  noteIds: readonly number[],
  limit: number,
): Promise<PendingText[]> {
  return database.background((sql) =>
    sql.rows(
      pendingText,
      `SELECT id AS "chunkId", encode(text_hash, 'hex') AS "textHash", context, text, token_count AS tokens
         FROM chunk
        WHERE note_id = ANY($1) AND ${pendingCondition(generation)}
        ORDER BY array_position($1::int[], note_id), id LIMIT $2`,
      [noteIds, limit],
    ),
  );
}

/** Stores a batch of vectors in one transaction, each under the hash of its text at the same index. */
export function storeVectors(
  database: Database,
  generation: GenerationRef,
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
    sql.copy(`COPY ${tableOf(generation)} FROM '/dev/blob' WITH (FORMAT binary)`, rows.finish()),
  );
}

/** The number of chunks with a vector in the generation. */
export async function countEmbedded(database: Database, generation: GenerationRef): Promise<number> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      z.object({ count: z.int() }),
      `SELECT count(*)::int AS count FROM chunk WHERE text_hash IN (SELECT text_hash FROM ${tableOf(generation)})`,
    ),
  );
  return row?.count ?? 0;
}

export interface EmbeddedCounts {
  chunks: number;
  /** Those with a vector in the generation. */
  embedded: number;
}

/** By folder id, its chunks, and how many of them have a vector in the generation; a folder without chunks is left out. */
export async function embeddedByFolder(
  database: Database,
  generation: GenerationRef,
): Promise<Map<number, EmbeddedCounts>> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      z.object({ folderId: z.int(), chunks: z.int(), embedded: z.int() }),
      `SELECT note.folder_id AS "folderId", count(*)::int AS chunks, count(stored.text_hash)::int AS embedded
         FROM chunk JOIN note ON note.id = chunk.note_id
              LEFT JOIN ${tableOf(generation)} AS stored ON stored.text_hash = chunk.text_hash
        GROUP BY note.folder_id`,
    ),
  );
  return new Map(rows.map(({ folderId, ...counts }) => [folderId, counts]));
}

/** Deletes the vectors of texts that no note contains any more, a few at a time. */
export async function deleteOrphans(database: Database, generation: GenerationRef): Promise<void> {
  const orphans = `SELECT text_hash FROM ${tableOf(generation)} AS stored
    WHERE NOT EXISTS (SELECT FROM chunk WHERE chunk.text_hash = stored.text_hash) LIMIT 1000`;
  let deleted: unknown[];
  do {
    deleted = await database.background((sql) =>
      sql.rows(
        z.object({ one: z.int() }),
        `DELETE FROM ${tableOf(generation)} WHERE text_hash IN (${orphans}) RETURNING 1 AS one`,
      ),
    );
  } while (deleted.length > 0);
}

export function tableOf(generation: GenerationRef): string {
  return `vector_${generation.id}`;
}

/** A vector as the text of a statement’s parameter. */
export function vectorLiteral(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

/**
 * Columns of these chunks and their vectors, in no particular order. Chunks without a vector are left out. The ids are
 * part of the statement, because COPY takes no parameters.
 * @param priority `background` for what nobody waits for.
 */
export async function rowsWithVectors(
  database: Database,
  generation: GenerationRef,
  columns: string,
  chunkIds: readonly number[],
  priority: 'foreground' | 'background' = 'foreground',
): Promise<BinaryRows> {
  const bytes = await database[priority]((sql) =>
    sql.copyOut(
      `COPY (
         SELECT ${columns} FROM chunk JOIN ${tableOf(generation)} USING (text_hash)
          WHERE chunk.id = ANY('{${chunkIds.map((id) => Math.trunc(id))}}')
       ) TO '/dev/blob' WITH (FORMAT binary)`,
    ),
  );
  return new BinaryRows(bytes);
}
