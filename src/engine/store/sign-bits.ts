import { z } from 'zod';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';
import { type GenerationRef, tableOf } from './vectors.ts';

/** What is kept in memory of a chunk’s vector: bits by dimension, the first in the highest bit (see BitVectors). */
export interface ChunkBits {
  chunkId: number;
  /** 1 for each component above zero. */
  signBits: Uint8Array;
  /** 1 for each component whose square is below the average. */
  small: Uint8Array;
}

/** A value of type `bit` begins with its number of bits. */
const lengthBytes = 4;

/**
 * The bits of up to `limit` chunks after the given one; chunks without a vector are left out.
 * @returns also the id of the last of these chunks; null if there are no more.
 */
export async function chunkBitsAfter(
  database: Database,
  generation: GenerationRef,
  after: number,
  limit: number,
): Promise<{ rows: ChunkBits[]; last: number | null }> {
  const { dimensions } = generation;
  const average = `array_fill(${1 / dimensions}::real, ARRAY[${dimensions}])::vector`;
  const bytes = await database.foreground((sql) =>
    sql.copyOut(
      `COPY (
         SELECT examined.id, binary_quantize(embedding), binary_quantize(${average} - embedding * embedding)
           FROM (SELECT id, text_hash FROM chunk WHERE id > ${after} ORDER BY id LIMIT ${limit}) AS examined
           LEFT JOIN ${tableOf(generation)} USING (text_hash) ORDER BY examined.id
       ) TO '/dev/blob' WITH (FORMAT binary)`,
    ),
  );
  const copied = new BinaryRows(bytes);
  const rows: ChunkBits[] = [];
  let last: number | null = null;
  while (copied.next()) {
    last = copied.int4();
    const signBits = copied.bytesOrNull()?.subarray(lengthBytes);
    const small = copied.bytesOrNull()?.subarray(lengthBytes);
    if (signBits !== undefined && small !== undefined) rows.push({ chunkId: last, signBits, small });
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
