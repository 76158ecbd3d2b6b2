import { z } from 'zod';
import { embeddingFailure } from '../../shared/domain.ts';
import { fromStored, toStored, type UserText } from '../../shared/user-text.ts';
import type { Database } from './database.ts';
import type { GenerationRef } from './vectors.ts';

/** More are not listed: nobody reads them, and the window could not hold them. */
const maxListed = 500;

const failureRow = embeddingFailure.omit({ model: true }).extend({ reason: z.string().transform(fromStored) });

/** Sets aside a text that the model cannot embed, with the reason. */
export function recordFailure(
  database: Database,
  generation: GenerationRef,
  textHash: string,
  reason: UserText,
): Promise<void> {
  return database.background((sql) =>
    sql.run('INSERT INTO embedding_failure VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      generation.id,
      Buffer.from(textHash, 'hex'),
      toStored(reason),
    ]),
  );
}

/** The passages that were set aside, in the order of their notes’ paths. */
export function listFailures(database: Database, generation: GenerationRef): Promise<z.infer<typeof failureRow>[]> {
  return database.foreground((sql) =>
    sql.rows(
      failureRow,
      `SELECT note.id AS "noteId", chunk.id AS "chunkId", note.title, folder.path AS folder, note.path,
              chunk.headings, chunk.text AS passage, failure.reason
         FROM embedding_failure AS failure JOIN chunk USING (text_hash)
         JOIN note ON note.id = chunk.note_id JOIN folder ON folder.id = note.folder_id
        WHERE failure.generation_id = $1 ORDER BY folder.path, note.path, chunk.start_offset LIMIT ${maxListed}`,
      [generation.id],
    ),
  );
}

/** Makes everything that was set aside pending again. */
export function forgetFailures(database: Database, generation: GenerationRef): Promise<void> {
  return database.background((sql) =>
    sql.run('DELETE FROM embedding_failure WHERE generation_id = $1', [generation.id]),
  );
}

export async function countFailed(database: Database, generation: GenerationRef): Promise<number> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      z.object({ count: z.int() }),
      'SELECT count(*)::int AS count FROM chunk JOIN embedding_failure USING (text_hash) WHERE generation_id = $1',
      [generation.id],
    ),
  );
  return row?.count ?? 0;
}
