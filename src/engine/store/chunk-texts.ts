import { z } from 'zod';
import { foundPassage } from '../../shared/domain.ts';
import type { Database } from './database.ts';

const chunkText = foundPassage
  .pick({ chunkId: true, headings: true, passage: true, start: true, end: true, page: true, isRecognised: true })
  .extend({
    noteId: z.int(),
    title: z.string(),
    folder: z.string(),
    path: z.string(),
    context: z.string(),
  });
export type ChunkText = z.infer<typeof chunkText>;

/** The chunks that hold these places of notes; places outside all chunks have none. */
export function chunksAt(
  database: Database,
  places: readonly { noteId: number; start: number }[],
): Promise<{ noteId: number; passage: string; start: number }[]> {
  return database.foreground((sql) =>
    sql.rows(
      chunkText.pick({ noteId: true, passage: true, start: true }),
      `SELECT DISTINCT ON (chunk.id) chunk.note_id AS "noteId", chunk.text AS passage, chunk.start_offset AS start
         FROM unnest($1::int[], $2::int[]) AS place (note_id, at)
         JOIN chunk ON chunk.note_id = place.note_id AND chunk.start_offset <= at AND chunk.end_offset > at
        ORDER BY chunk.id`,
      [places.map(({ noteId }) => noteId), places.map(({ start }) => start)],
    ),
  );
}

/** The first chunk of a note that ends after a place; none behind the last. */
export function chunksFrom(
  database: Database,
  noteId: number,
  at: number,
): Promise<{ passage: string; start: number }[]> {
  return database.foreground((sql) =>
    sql.rows(
      chunkText.pick({ passage: true, start: true }),
      `SELECT text AS passage, start_offset AS start FROM chunk
        WHERE note_id = $1 AND end_offset > $2 ORDER BY start_offset LIMIT 1`,
      [noteId, at],
    ),
  );
}

/** The texts of the given chunks, and where they are, by chunk id. */
export async function chunkTexts(database: Database, chunkIds: number[]): Promise<Map<number, ChunkText>> {
  if (chunkIds.length === 0) return new Map();
  const rows = await database.foreground((sql) =>
    sql.rows(
      chunkText,
      `SELECT chunk.id AS "chunkId", note.id AS "noteId", note.title, folder.path AS folder, note.path,
              chunk.headings, chunk.context, chunk.text AS passage, chunk.start_offset AS start, chunk.end_offset AS end,
              chunk.page, EXISTS (SELECT FROM scanned_page WHERE note_id = note.id AND page = chunk.page AND is_read) AS "isRecognised"
         FROM chunk JOIN note ON note.id = chunk.note_id JOIN folder ON folder.id = note.folder_id
        WHERE chunk.id = ANY($1)`,
      [chunkIds],
    ),
  );
  return new Map(rows.map((row) => [row.chunkId, row]));
}
