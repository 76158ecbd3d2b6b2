import { z } from 'zod';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';
import { type GenerationRef, tableOf } from './vectors.ts';

/** What is kept in memory of a chunk's vector, a bit for each dimension, the first in the highest bit (see BitVectors). */
export interface ChunkBits {
  chunkId: number;
  /** 1 for a component above zero. */
  signs: Uint8Array;
  /** 1 for a component whose square is less than the average. */
  small: Uint8Array;
}

/** Before a `bit` string stands how many bits it has. */
const lengthBytes = 4;

/** A look at the next chunks: the signs of those with a vector, and the last chunk looked at; null when there was none left. */
export async function chunkBitsAfter(
  database: Database,
  model: GenerationRef,
  after: number,
  limit: number,
): Promise<{ rows: ChunkBits[]; last: number | null }> {
  const { dimensions } = model;
  const average = `array_fill(${1 / dimensions}::real, ARRAY[${dimensions}])::vector`;
  const bytes = await database.foreground((sql) =>
    sql.copyOut(
      `COPY (
         SELECT looked_at.id, binary_quantize(embedding), binary_quantize(${average} - embedding * embedding)
           FROM (SELECT id, text_hash FROM chunk WHERE id > ${after} ORDER BY id LIMIT ${limit}) AS looked_at
           LEFT JOIN ${tableOf(model)} USING (text_hash) ORDER BY looked_at.id
       ) TO '/dev/blob' WITH (FORMAT binary)`,
    ),
  );
  const read = new BinaryRows(bytes);
  const rows: ChunkBits[] = [];
  let last: number | null = null;
  while (read.next()) {
    last = read.int4();
    const signs = read.bytesOrNull()?.subarray(lengthBytes);
    const small = read.bytesOrNull()?.subarray(lengthBytes);
    if (signs !== undefined && small !== undefined) rows.push({ chunkId: last, signs, small });
  }
  return { rows, last };
}

/** The chunks that these texts stand in; hashes are 32 hexadecimal digits. */
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
