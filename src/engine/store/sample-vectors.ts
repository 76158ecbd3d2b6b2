import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';
import { idList, type StoredModel, tableOf } from './vectors.ts';

/** The vectors of these chunks, of those that have one. */
export async function vectorsOf(
  database: Database,
  model: StoredModel,
  chunkIds: readonly number[],
): Promise<{ chunkId: number; documentId: number; vector: Float32Array }[]> {
  if (chunkIds.length === 0) return [];
  const bytes = await database.foreground((sql) =>
    sql.copyOut(
      `COPY (
         SELECT chunk.id, document_id, embedding FROM chunk JOIN ${tableOf(model)} USING (text_hash)
          WHERE chunk.id IN (${idList(chunkIds)})
       ) TO '/dev/blob' WITH (FORMAT binary)`,
    ),
  );
  const rows = new BinaryRows(bytes);
  const found: { chunkId: number; documentId: number; vector: Float32Array }[] = [];
  while (rows.next()) found.push({ chunkId: rows.int4(), documentId: rows.int4(), vector: rows.vector() });
  return found;
}
