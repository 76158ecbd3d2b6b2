import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';

/** The titles of these notes, by id. */
export async function titlesOf(database: Database, noteIds: Iterable<number>): Promise<Map<number, string>> {
  const ids = Array.from(noteIds, (id) => Math.trunc(id));
  const bytes = await database.foreground((sql) =>
    sql.copyOut(`COPY (SELECT id, title FROM note WHERE id = ANY('{${ids}}')) TO '/dev/blob' WITH (FORMAT binary)`),
  );
  const rows = new BinaryRows(bytes);
  const titles = new Map<number, string>();
  while (rows.next()) titles.set(rows.int4(), rows.text());
  return titles;
}
