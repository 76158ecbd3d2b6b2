import type { z } from 'zod';
import { noteRef } from '../../shared/domain.ts';
import type { Database } from './database.ts';

/** Titles and places of notes, by id; notes that are gone are left out. */
export async function noteRefs(
  database: Database,
  noteIds: readonly number[],
): Promise<Map<number, z.infer<typeof noteRef>>> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      noteRef,
      `SELECT note.id AS "noteId", note.title, folder.path AS folder, note.path
         FROM note JOIN folder ON folder.id = note.folder_id WHERE note.id = ANY($1)`,
      [[...noteIds]],
    ),
  );
  return new Map(rows.map((row) => [row.noteId, row]));
}
