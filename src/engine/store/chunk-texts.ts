import { z } from 'zod';
import { foundPassage } from '../../shared/domain.ts';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';

const chunkText = foundPassage
  .pick({ chunkId: true, headings: true, passage: true, start: true, end: true, page: true, isRecognised: true })
  .extend({
    noteId: z.int(),
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

const textsOfChunks = `
  SELECT id, note_id, headings, context, text, start_offset, end_offset, page,
         page IS NOT NULL
           AND EXISTS (SELECT FROM scanned_page WHERE note_id = chunk.note_id AND page = chunk.page AND is_read)
    FROM chunk WHERE id = ANY($1::int[])`;

/** The texts of the given chunks, and where they are in their notes, by chunk id. */
export async function chunkTexts(database: Database, chunkIds: readonly number[]): Promise<Map<number, ChunkText>> {
  if (chunkIds.length === 0) return new Map();
  const rows = new BinaryRows(await database.readPrepared(textsOfChunks, [`{${chunkIds.join()}}`]));
  const texts = new Map<number, ChunkText>();
  while (rows.next()) {
    const chunkId = rows.int4();
    texts.set(chunkId, {
      chunkId,
      noteId: rows.int4(),
      headings: rows.texts(),
      context: rows.text(),
      passage: rows.text(),
      start: rows.int4(),
      end: rows.int4(),
      page: rows.int4OrNull(),
      isRecognised: rows.boolean(),
    });
  }
  return texts;
}
