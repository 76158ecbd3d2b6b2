import { z } from 'zod';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';
import { type GenerationRef, rowsWithVectors, tableOf } from './vectors.ts';

/** The vectors of these chunks, in no particular order. Chunks without one are left out. @see rowsWithVectors */
export async function vectorsOf(
  database: Database,
  generation: GenerationRef,
  chunkIds: readonly number[],
  priority: 'foreground' | 'background' = 'foreground',
): Promise<{ chunkId: number; noteId: number; vector: Float32Array }[]> {
  const rows = await rowsWithVectors(database, generation, 'chunk.id, note_id, embedding', chunkIds, priority);
  const found: { chunkId: number; noteId: number; vector: Float32Array }[] = [];
  while (rows.next()) found.push({ chunkId: rows.int4(), noteId: rows.int4(), vector: rows.vector() });
  return found;
}

/**
 * The vectors of up to `limit` chunks after the given one, in order; chunks without a vector are left out.
 * @returns also the id of the last of these chunks; null if there are no more.
 */
export async function vectorsAfter(
  database: Database,
  generation: GenerationRef,
  after: number,
  limit: number,
): Promise<{ rows: { chunkId: number; vector: Float32Array }[]; last: number | null }> {
  const bytes = await database.foreground((sql) =>
    sql.copyOut(
      `COPY (
         SELECT examined.id, embedding
           FROM (SELECT id, text_hash FROM chunk WHERE id > ${after} ORDER BY id LIMIT ${limit}) AS examined
           LEFT JOIN ${tableOf(generation)} USING (text_hash) ORDER BY examined.id
       ) TO '/dev/blob' WITH (FORMAT binary)`,
    ),
  );
  const copied = new BinaryRows(bytes);
  const rows: { chunkId: number; vector: Float32Array }[] = [];
  let last: number | null = null;
  while (copied.next()) {
    last = copied.int4();
    const vector = copied.vectorOrNull();
    if (vector !== null) rows.push({ chunkId: last, vector });
  }
  return { rows, last };
}

/** The chunks that contain these texts, given by hashes of 32 hexadecimal digits. */
export function chunksWithText(
  database: Database,
  textHashes: readonly string[],
): Promise<{ chunkId: number; textHash: string }[]> {
  return database.background((sql) =>
    sql.rows(
      z.object({ chunkId: z.int(), textHash: z.string() }),
      `SELECT chunk.id AS "chunkId", hash AS "textHash"
         FROM unnest($1::text[]) AS hash JOIN chunk ON chunk.text_hash = decode(hash, 'hex')`,
      [textHashes],
    ),
  );
}
