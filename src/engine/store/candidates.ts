import { z } from 'zod';
import { hit } from '../../shared/domain.ts';
import type { Database } from './database.ts';
import { keywordQuery } from './keyword-text.ts';
import { type StoredModel, tableOf, vectorLiteral } from './vectors.ts';

const candidate = z.object({ chunkId: z.int(), documentId: z.int(), score: z.number() });
/** A chunk that may answer; `score` is a cosine or a BM25 score, higher is better. */
export type Candidate = z.infer<typeof candidate>;

const nearest = candidate.extend({
  chunkId: z.int().nullable(),
  documentId: z.int().nullable(),
  exhausted: z.boolean(),
});

// The expression of the index, to the letter: otherwise PostgreSQL does not see that the index serves.
const keywords = "(keyword_extra || ' ' || context || ' ' || text)";

/**
 * The chunks nearest to a query by cosine, exactly: every vector of the model is compared. Vectors are of unit length,
 * so the inner product is the cosine. Texts that are in no note any more take places: there may be fewer than `limit`,
 * and `exhausted` tells whether there are no more.
 */
export async function nearestChunks(
  database: Database,
  model: StoredModel,
  query: Float32Array,
  limit: number,
): Promise<{ candidates: Candidate[]; exhausted: boolean }> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      nearest,
      `WITH nearest AS MATERIALIZED (
         SELECT text_hash, -(embedding <#> $1) AS score FROM ${tableOf(model)} ORDER BY embedding <#> $1 LIMIT $2
       )
       SELECT chunk.id AS "chunkId", chunk.document_id AS "documentId", nearest.score,
              (SELECT count(*) < $2 FROM nearest) AS exhausted
         FROM nearest LEFT JOIN chunk USING (text_hash) ORDER BY nearest.score DESC, chunk.id`,
      [vectorLiteral(query), limit],
    ),
  );
  const candidates = rows.flatMap(({ chunkId, documentId, score }) =>
    chunkId === null || documentId === null ? [] : [{ chunkId, documentId, score }],
  );
  return { candidates, exhausted: rows[0]?.exhausted ?? true };
}

/** The cosine of each of these chunks with the query; chunks without a vector are left out. */
export function similarities(
  database: Database,
  model: StoredModel,
  query: Float32Array,
  chunkIds: number[],
): Promise<Candidate[]> {
  return database.foreground((sql) =>
    sql.rows(
      candidate,
      `SELECT chunk.id AS "chunkId", chunk.document_id AS "documentId", -(embedding <#> $1) AS score
         FROM chunk JOIN ${tableOf(model)} USING (text_hash) WHERE chunk.id = ANY($2)`,
      [vectorLiteral(query), chunkIds],
    ),
  );
}

/** The chunks that best match the query's words by BM25; a chunk need not hold all of them. */
export function matchingChunks(database: Database, query: string, limit: number): Promise<Candidate[]> {
  return database.foreground((sql) =>
    sql.rows(
      candidate,
      // The index scan's own score: naming the expression again would tokenise every chunk a second time.
      `SELECT id AS "chunkId", document_id AS "documentId", -bm25_get_current_score() AS score
         FROM chunk ORDER BY ${keywords} <@> to_bm25query($1, 'chunk_keywords') LIMIT $2`,
      [keywordQuery(query), limit],
    ),
  );
}

const passage = hit.omit({ score: true, similarity: true, keyword: true });
export type Passage = z.infer<typeof passage>;

/** What is shown of the given chunks, by chunk. */
export async function passagesOf(database: Database, chunkIds: number[]): Promise<Map<number, Passage>> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      passage,
      `SELECT chunk.id AS "chunkId", document.id AS "documentId", document.title, folder.path AS folder, document.path,
              chunk.headings, chunk.text AS passage, chunk.start_offset AS start, chunk.end_offset AS end
         FROM chunk JOIN document ON document.id = chunk.document_id JOIN folder ON folder.id = document.folder_id
        WHERE chunk.id = ANY($1)`,
      [chunkIds],
    ),
  );
  return new Map(rows.map((row) => [row.chunkId, row]));
}
