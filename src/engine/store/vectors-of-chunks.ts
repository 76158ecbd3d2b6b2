import type { Database } from './database.ts';
import { rowsWithVectors, type StoredModel } from './vectors.ts';

/** The vectors of these chunks, of those that have one. */
export async function vectorsOf(
  database: Database,
  model: StoredModel,
  chunkIds: readonly number[],
): Promise<{ chunkId: number; documentId: number; vector: Float32Array }[]> {
  const rows = await rowsWithVectors(database, model, 'chunk.id, document_id, embedding', chunkIds);
  const found: { chunkId: number; documentId: number; vector: Float32Array }[] = [];
  while (rows.next()) found.push({ chunkId: rows.int4(), documentId: rows.int4(), vector: rows.vector() });
  return found;
}
