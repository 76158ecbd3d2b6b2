import { type NoteTitles, noteTitles } from '../../shared/note-titles.ts';
import type { Database } from './database.ts';

/** Notes that one statement reads: a search never waits for more than some milliseconds of it. */
const pageLength = 5_000;

/** The names of the notes that follow an id. PostgreSQL puts the columns together, so that there is one row to read. */
export async function titlesAfter(database: Database, noteId: number): Promise<NoteTitles> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      noteTitles,
      `SELECT coalesce(array_agg(id ORDER BY id), '{}') AS "noteIds",
              coalesce(array_agg(folder_id ORDER BY id), '{}') AS "folderIds",
              coalesce(string_agg(translate(array_to_string(array_prepend(title, aliases), E'\\x01'), E'\\n\\r\\t\\x01', E'   \\t'),
                                  E'\\n' ORDER BY id), '') AS names,
              coalesce(string_agg(translate(path, E'\\n\\r', '  '), E'\\n' ORDER BY id), '') AS paths
         FROM (SELECT * FROM note WHERE id > $1 ORDER BY id LIMIT ${pageLength}) AS page`,
      [noteId],
    ),
  );
  return row ?? { noteIds: [], folderIds: [], names: '', paths: '' };
}
