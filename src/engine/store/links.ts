import { z } from 'zod';
import { linkKind, linkParts } from '../../shared/links.ts';
import { baseName, linkReaderVersion, type NoteLink, nameKey } from '../notes/link.ts';
import { BinaryCopy } from './binary-copy.ts';
import type { Database, Sql } from './database.ts';

interface LinksOfNote {
  id: number;
  links: readonly NoteLink[];
}

/** Replaces the stored links of notes whose chunks stay as they are. */
export async function replaceLinks(database: Database, notes: readonly LinksOfNote[]): Promise<void> {
  const ids = notes.map(({ id }) => id);
  await database.background(async (sql) => {
    await deleteLinks(sql, ids);
    await copyLinks(sql, notes);
    await sql.run('UPDATE note SET link_reader = $2 WHERE id = ANY($1)', [ids, linkReaderVersion]);
  });
}

export function deleteLinks(sql: Sql, noteIds: readonly number[]): Promise<void> {
  return sql.run('DELETE FROM link WHERE note_id = ANY($1)', [noteIds]);
}

/** Stores the links of notes that have none. */
export async function copyLinks(sql: Sql, notes: readonly LinksOfNote[]): Promise<void> {
  if (notes.every(({ links }) => links.length === 0)) return;
  const rows = new BinaryCopy();
  for (const { id, links } of notes) {
    for (const link of links) {
      const name = nameKey(baseName(linkParts(link).path));
      rows.row(6).int4(id).text(name).text(link.target).text(link.kind).int4(link.start).int4(link.end);
    }
  }
  await sql.copy(
    "COPY link (note_id, name, target, kind, start_offset, end_offset) FROM '/dev/blob' WITH (FORMAT binary)",
    rows.finish(),
  );
}

const linkRow = z.object({
  noteId: z.int(),
  target: z.string(),
  kind: linkKind,
  start: z.int(),
  end: z.int(),
});
export type LinkRow = z.infer<typeof linkRow>;

const columns = 'note_id AS "noteId", target, kind, start_offset AS start, end_offset AS end';

/** The links of a note, in the order in which they stand. */
export function linksOfNote(database: Database, noteId: number): Promise<LinkRow[]> {
  return database.foreground((sql) =>
    sql.rows(linkRow, `SELECT ${columns} FROM link WHERE note_id = $1 ORDER BY start_offset`, [noteId]),
  );
}

/** The links whose last part is one of these names, see nameKey; some of them may lead to other notes. */
export function linksByName(database: Database, names: readonly string[], limit: number): Promise<LinkRow[]> {
  return database.foreground((sql) =>
    sql.rows(linkRow, `SELECT ${columns} FROM link WHERE name = ANY($1) ORDER BY note_id, start_offset LIMIT $2`, [
      names,
      limit,
    ]),
  );
}
