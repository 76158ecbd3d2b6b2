import { z } from 'zod';
import type { Database } from './database.ts';

const noteCounts = z.object({ notes: z.int(), chunks: z.int(), skippedFiles: z.int(), remarks: z.int() });
export type NoteCounts = z.infer<typeof noteCounts>;

export async function countNotes(database: Database): Promise<NoteCounts> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      noteCounts,
      `SELECT (SELECT count(*) FROM note)::int AS notes, (SELECT count(*) FROM chunk)::int AS chunks,
              (SELECT count(*) FROM problem WHERE NOT is_remark)::int AS "skippedFiles",
              (SELECT count(*) FROM problem WHERE is_remark)::int AS remarks`,
    ),
  );
  return row ?? { notes: 0, chunks: 0, skippedFiles: 0, remarks: 0 };
}
