import { z } from 'zod';
import type { Database } from './database.ts';
import { type GenerationRef, tableOf, vectorLiteral } from './vectors.ts';

/** Vectors checked per statement: few enough that a search never waits long. */
const pageSize = 5_000;
/** How far a vector’s length may be from 1, as in checkedVectors. */
const tolerance = 1e-3;

const page = z.object({ checked: z.int(), invalid: z.int(), last: z.string().nullable() });

/** The number of vectors in a generation with a wrong width, or a length other than 1. */
export async function countInvalidVectors(database: Database, generation: GenerationRef): Promise<number> {
  let invalid = 0;
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after;
    const [row] = await database.background((sql) =>
      sql.rows(
        page,
        `SELECT count(*)::int AS checked, encode(max(text_hash), 'hex') AS last,
                count(*) FILTER (WHERE vector_dims(embedding) <> $3 OR NOT abs(vector_norm(embedding) - 1) < $4)::int AS invalid
           FROM (SELECT text_hash, embedding FROM ${tableOf(generation)} WHERE text_hash > $1 ORDER BY text_hash LIMIT $2) AS checked`,
        [Buffer.from(from, 'hex'), pageSize, generation.dimensions, tolerance],
      ),
    );
    invalid += row?.invalid ?? 0;
    after = row?.last ?? null;
  }
  return invalid;
}

const ownAndBest = z.object({ own: z.number(), best: z.number() });

/** The cosine of a vector with a text’s stored vector, and with the nearest of all. Null if the text has none. */
export async function similarityToOwn(
  database: Database,
  generation: GenerationRef,
  textHash: string,
  vector: Float32Array,
): Promise<z.infer<typeof ownAndBest> | null> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      ownAndBest,
      `SELECT -(embedding <#> $1) AS own,
              (SELECT max(-(embedding <#> $1)) FROM ${tableOf(generation)}) AS best
         FROM ${tableOf(generation)} WHERE text_hash = $2`,
      [vectorLiteral(vector), Buffer.from(textHash, 'hex')],
    ),
  );
  return row ?? null;
}
