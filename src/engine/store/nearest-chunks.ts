import { z } from 'zod';
import type { Database } from './database.ts';
import { type GenerationRef, rowsWithVectors, tableOf, vectorLiteral } from './vectors.ts';

/** A chunk and its cosine similarity to a query. */
export interface ChunkSimilarity {
  chunkId: number;
  similarity: number;
}

const nearest = z.object({ chunkId: z.int().nullable(), similarity: z.number(), exhausted: z.boolean() });

/**
 * The chunks nearest to a query by cosine, exactly: the query is compared with every vector of the generation. Vectors
 * have unit length, so the inner product is the cosine. Vectors of texts that no note contains any more count towards
 * `limit`, so there may be fewer chunks. `exhausted` says whether every vector was among them.
 */
export async function nearestChunks(
  database: Database,
  generation: GenerationRef,
  query: Float32Array,
  limit: number,
): Promise<{ candidates: ChunkSimilarity[]; exhausted: boolean }> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      nearest,
      `WITH nearest AS MATERIALIZED (
         SELECT text_hash, -(embedding <#> $1) AS similarity FROM ${tableOf(generation)} ORDER BY embedding <#> $1 LIMIT $2
       )
       SELECT chunk.id AS "chunkId", nearest.similarity, (SELECT count(*) < $2 FROM nearest) AS exhausted
         FROM nearest LEFT JOIN chunk USING (text_hash) ORDER BY nearest.similarity DESC, chunk.id`,
      [vectorLiteral(query), limit],
    ),
  );
  const candidates = rows.flatMap(({ chunkId, similarity }) => (chunkId === null ? [] : [{ chunkId, similarity }]));
  return { candidates, exhausted: rows[0]?.exhausted ?? true };
}

/** The cosine of each of these chunks with the query, in no particular order. Chunks without a vector are left out. */
export async function similarities(
  database: Database,
  generation: GenerationRef,
  query: Float32Array,
  chunkIds: readonly number[],
): Promise<ChunkSimilarity[]> {
  const columns = `chunk.id, -(embedding <#> '${vectorLiteral(query)}')`;
  const rows = await rowsWithVectors(database, generation, columns, chunkIds);
  const found: ChunkSimilarity[] = [];
  while (rows.next()) found.push({ chunkId: rows.int4(), similarity: rows.float8() });
  return found;
}
