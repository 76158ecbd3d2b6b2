import type { Database } from './database.ts';
import { type GenerationRef, rowsWithVectors } from './vectors.ts';

/** The vectors of these chunks. Chunks without one are left out. */
export async function vectorsOf(
  database: Database,
  generation: GenerationRef,
  chunkIds: readonly number[],
): Promise<{ chunkId: number; noteId: number; vector: Float32Array }[]> {
  const rows = await rowsWithVectors(database, generation, 'chunk.id, note_id, embedding', chunkIds);
  const found: { chunkId: number; noteId: number; vector: Float32Array }[] = [];
  while (rows.next()) found.push({ chunkId: rows.int4(), noteId: rows.int4(), vector: rows.vector() });
  return found;
}
