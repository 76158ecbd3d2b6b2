import { z } from 'zod';
import type { Database } from './database.ts';
import { deleteNotes, type NoteStore } from './notes.ts';

const folderRow = z.object({ id: z.int(), path: z.string(), notes: z.int() });
export type FolderRow = z.infer<typeof folderRow>;

/** The folders in the database, in the order in which they were added. */
export function listFolders(database: Database): Promise<FolderRow[]> {
  return database.foreground((sql) =>
    sql.rows(
      folderRow,
      `SELECT folder.id, folder.path, count(note.id)::int AS notes
         FROM folder LEFT JOIN note ON note.folder_id = folder.id
        GROUP BY folder.id ORDER BY folder.id`,
    ),
  );
}

export function insertFolder(database: Database, path: string): Promise<void> {
  return database.background((sql) => sql.run('INSERT INTO folder (path) VALUES ($1) ON CONFLICT DO NOTHING', [path]));
}

export async function hasFolder(database: Database, folderId: number): Promise<boolean> {
  const rows = await database.foreground((sql) =>
    sql.rows(z.object({ id: z.int() }), 'SELECT id FROM folder WHERE id = $1', [folderId]),
  );
  return rows.length > 0;
}

/** Deletes a folder with its notes, a few notes at a time, so that a search never waits long. */
export async function deleteFolder(store: NoteStore, folderId: number): Promise<void> {
  for (;;) {
    const some = await store.database.foreground((sql) =>
      sql.rows(z.object({ id: z.int() }), 'SELECT id FROM note WHERE folder_id = $1 LIMIT 200', [folderId]),
    );
    if (some.length === 0) break;
    await deleteNotes(
      store,
      some.map(({ id }) => id),
    );
  }
  await store.database.background((sql) => sql.run('DELETE FROM folder WHERE id = $1', [folderId]));
}
