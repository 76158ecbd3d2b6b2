import { z } from 'zod';
import { embeddingFailure } from '../../shared/domain.ts';
import type { Database } from './database.ts';
import type { GenerationRef } from './vectors.ts';

/** Failures listed at once: a user reads no more, and a window holds no more. */
const most = 500;

const listed = embeddingFailure.omit({ model: true });

/** Sets a text aside that the model cannot embed, with the reason. */
export function recordFailure(
  database: Database,
  model: GenerationRef,
  textHash: string,
  reason: string,
): Promise<void> {
  return database.background((sql) =>
    sql.run('INSERT INTO embedding_failure VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      model.id,
      Buffer.from(textHash, 'hex'),
      reason,
    ]),
  );
}

/** The passages that were set aside, by note. */
export function listFailures(database: Database, model: GenerationRef): Promise<z.infer<typeof listed>[]> {
  return database.foreground((sql) =>
    sql.rows(
      listed,
      `SELECT note.id AS "noteId", chunk.id AS "chunkId", note.title, folder.path AS folder, note.path,
              chunk.headings, chunk.text AS passage, failure.reason
         FROM embedding_failure AS failure JOIN chunk USING (text_hash)
         JOIN note ON note.id = chunk.note_id JOIN folder ON folder.id = note.folder_id
        WHERE failure.generation_id = $1 ORDER BY folder.path, note.path, chunk.start_offset LIMIT ${most}`,
      [model.id],
    ),
  );
}

/** Makes all that was set aside pending again. */
export function forgetFailures(database: Database, model: GenerationRef): Promise<void> {
  return database.background((sql) => sql.run('DELETE FROM embedding_failure WHERE generation_id = $1', [model.id]));
}

export async function countFailed(database: Database, model: GenerationRef): Promise<number> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      z.object({ count: z.int() }),
      'SELECT count(*)::int AS count FROM chunk JOIN embedding_failure USING (text_hash) WHERE generation_id = $1',
      [model.id],
    ),
  );
  return row?.count ?? 0;
}
