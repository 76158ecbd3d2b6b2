import { z } from 'zod';
import type { ScannedPages } from '../notes/prepared-note.ts';
import type { Database, Sql } from './database.ts';

/** Replaces what is stored of the scanned pages of notes. */
export async function replaceScannedPages(
  sql: Sql,
  notes: readonly { id: number; scanned: ScannedPages | null }[],
): Promise<void> {
  if (notes.length === 0) return;
  const ids = notes.map(({ id }) => id);
  await sql.run('DELETE FROM scanned_page WHERE note_id = ANY($1)', [ids]);
  const rows = notes.flatMap(({ id, scanned }) =>
    scanned === null ? [] : scanned.pages.map(({ page, isRead }) => ({ id, hash: scanned.fileHash, page, isRead })),
  );
  if (rows.length === 0) return;
  await sql.run(
    `INSERT INTO scanned_page (note_id, page, file_hash, is_read)
     SELECT note_id, page, decode(hash, 'hex'), is_read
       FROM unnest($1::int[], $2::int[], $3::text[], $4::boolean[]) AS given (note_id, page, hash, is_read)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ page }) => page),
      rows.map(({ hash }) => hash),
      rows.map(({ isRead }) => isRead),
    ],
  );
}

const counts = z.object({ files: z.int(), pages: z.int(), pictures: z.int() });

/** How many pages wait to be read from their pictures, in how many files, and how many of them are in pictures. */
export async function countWaitingPages(database: Database): Promise<z.infer<typeof counts>> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      counts,
      `SELECT count(DISTINCT note_id)::int AS files, count(*)::int AS pages,
              count(*) FILTER (WHERE note.format = 'picture')::int AS pictures
         FROM scanned_page JOIN note ON note.id = note_id WHERE NOT is_read`,
    ),
  );
  return row ?? { files: 0, pages: 0, pictures: 0 };
}

const waitingFile = z.object({
  noteId: z.int(),
  folderId: z.int(),
  folder: z.string(),
  path: z.string(),
  /** Hash of the file, as it was when its text was read. */
  fileHash: z.string(),
  pages: z.array(z.int()),
});
export type WaitingFile = z.infer<typeof waitingFile>;

/**
 * A file with pages that wait, behind a note in the order of their ids; undefined if there is none.
 * @param onlyPictures whether PDF files are left out.
 */
export async function waitingFileAfter(
  database: Database,
  noteId: number,
  onlyPictures: boolean,
): Promise<WaitingFile | undefined> {
  const [row] = await database.background((sql) =>
    sql.rows(
      waitingFile,
      `SELECT note.id AS "noteId", folder.id AS "folderId", folder.path AS folder, note.path,
              encode(min(file_hash), 'hex') AS "fileHash", array_agg(page ORDER BY page) AS pages
         FROM scanned_page JOIN note ON note.id = note_id JOIN folder ON folder.id = folder_id
        WHERE NOT is_read AND note_id > $1 AND (note.format = 'picture' OR NOT $2) GROUP BY note.id, folder.id ORDER BY note.id LIMIT 1`,
      [noteId, onlyPictures],
    ),
  );
  return row;
}

/** The hashes of all files with scanned pages. */
export async function scannedFiles(database: Database): Promise<Set<string>> {
  const rows = await database.background((sql) =>
    sql.rows(z.object({ hash: z.string() }), `SELECT DISTINCT encode(file_hash, 'hex') AS hash FROM scanned_page`),
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** The pages of a note that were read from their pictures, in order. */
export async function pagesRead(database: Database, noteId: number): Promise<number[]> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      z.object({ page: z.int() }),
      'SELECT page FROM scanned_page WHERE note_id = $1 AND is_read ORDER BY page',
      [noteId],
    ),
  );
  return rows.map(({ page }) => page);
}
