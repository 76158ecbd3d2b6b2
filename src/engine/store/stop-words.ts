import { z } from 'zod';
import type { Database } from './database.ts';

/** The words that the keyword index looks for at all: “the” and its like are in no index. */
export async function withoutStopWords(database: Database, words: string[]): Promise<string[]> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      z.object({ word: z.string() }),
      "SELECT word FROM unnest($1::text[]) AS word WHERE to_tsvector('english', word) <> ''",
      [words],
    ),
  );
  return rows.map(({ word }) => word);
}
