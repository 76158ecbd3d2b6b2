import type { Database } from './database.ts';
import { type GenerationRef, rowsWithVectors } from './vectors.ts';

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
