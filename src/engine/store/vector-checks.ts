import { z } from 'zod';
import type { Database } from './database.ts';
import { type GenerationRef, tableOf, vectorLiteral } from './vectors.ts';

/** Vectors looked at in one statement: a search waits for no longer one. */
const span = 5_000;
/** How far a vector's length may be from 1, as in checkedVectors. */
const tolerance = 1e-3;

const look = z.object({ seen: z.int(), unsound: z.int(), last: z.string().nullable() });

/** Vectors of a generation whose width is not the model's, or whose length is not 1. */
export async function countInvalidVectors(database: Database, model: GenerationRef): Promise<number> {
  let unsound = 0;
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after;
    const [row] = await database.background((sql) =>
      sql.rows(
        look,
        `SELECT count(*)::int AS seen, encode(max(text_hash), 'hex') AS last,
                count(*) FILTER (WHERE vector_dims(embedding) <> $3 OR NOT abs(vector_norm(embedding) - 1) < $4)::int AS unsound
           FROM (SELECT text_hash, embedding FROM ${tableOf(model)} WHERE text_hash > $1 ORDER BY text_hash LIMIT $2) AS seen`,
        [Buffer.from(from, 'hex'), span, model.dimensions, tolerance],
      ),
    );
    unsound += row?.unsound ?? 0;
    after = row?.last ?? null;
  }
  return unsound;
}

const standing = z.object({ own: z.number(), best: z.number() });

/** The cosine of a vector with the stored one of a text, and with the nearest of all. Null if the text has none. */
export async function similarityToOwn(
  database: Database,
  model: GenerationRef,
  textHash: string,
  vector: Float32Array,
): Promise<z.infer<typeof standing> | null> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      standing,
      `SELECT -(embedding <#> $1) AS own,
              (SELECT max(-(embedding <#> $1)) FROM ${tableOf(model)}) AS best
         FROM ${tableOf(model)} WHERE text_hash = $2`,
      [vectorLiteral(vector), Buffer.from(textHash, 'hex')],
    ),
  );
  return row ?? null;
}
