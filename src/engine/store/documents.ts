import { z } from 'zod';
import { chunkerVersion } from '../intake/chunk.ts';
import type { PreparedNote } from '../intake/preparation.ts';
import type { FoundFile } from '../intake/walk.ts';
import { BinaryCopy } from './binary-copy.ts';
import type { Database, Sql } from './database.ts';
import { keywordExtra } from './keyword-text.ts';

/** A prepared note, what the scan said of its file, and its document where it is stored already. */
export interface NoteToStore {
  note: PreparedNote;
  file: Pick<FoundFile, 'size' | 'modifiedAt'>;
  documentId: number | null;
}

/** Chunks written in one turn: some 20 ms of work, which is what a search may have to wait for. */
const chunksPerTurn = 64;

/**
 * Stores notes with their chunks. A note that was stored before keeps its id. A note is marked as unfinished until its
 * last chunk is in, so that one which a crash, or the signal, cut short is cut anew by the next scan.
 */
export async function storeNotes(
  database: Database,
  folderId: number,
  notes: NoteToStore[],
  signal?: AbortSignal,
): Promise<void> {
  const known = notes.flatMap(({ documentId }) => (documentId === null ? [] : [documentId]));
  await dropChunks(database, known);
  let turn: NoteToStore[] = [];
  let size = 0;
  for (const note of notes) {
    if (signal?.aborted) return;
    const { length } = note.note.chunks;
    if (length > chunksPerTurn) {
      await storeLongNote(database, folderId, note, signal);
      continue;
    }
    if (size + length > chunksPerTurn) {
      await storeTurn(database, folderId, turn);
      turn = [];
      size = 0;
    }
    turn.push(note);
    size += length;
  }
  if (turn.length > 0) await storeTurn(database, folderId, turn);
}

function storeTurn(database: Database, folderId: number, notes: NoteToStore[]): Promise<void> {
  return database.background(async (sql) => {
    const ids = await putDocuments(sql, folderId, notes, finished);
    await copyChunks(
      sql,
      ids,
      notes.map(({ note }) => note),
    );
  });
}

async function storeLongNote(
  database: Database,
  folderId: number,
  long: NoteToStore,
  signal?: AbortSignal,
): Promise<void> {
  const { note } = long;
  const ids = await database.background((sql) => putDocuments(sql, folderId, [long], unfinished));
  for (let at = 0; at < note.chunks.length; at += chunksPerTurn) {
    if (signal?.aborted) return;
    const part = { ...note, chunks: note.chunks.slice(at, at + chunksPerTurn) };
    await database.background((sql) => copyChunks(sql, ids, [part]));
  }
  await database.background((sql) => putDocuments(sql, folderId, [long], finished));
}

const finished = (note: PreparedNote) => note.contentHash;
const unfinished = () => '';

/** Writes the rows of documents, new or known, and returns their ids by path. */
async function putDocuments(
  sql: Sql,
  folderId: number,
  notes: NoteToStore[],
  hashOf: (note: PreparedNote) => string,
): Promise<Map<string, number>> {
  const rows = await sql.rows(
    z.object({ id: z.int(), path: z.string() }),
    `INSERT INTO document (folder_id, path, title, content_hash, size, modified_at, chunker)
     SELECT $1, path, title, decode(hash, 'hex'), size, modified_at, $2
       FROM unnest($3::text[], $4::text[], $5::text[], $6::float8[], $7::float8[])
         AS note (path, title, hash, size, modified_at)
     ON CONFLICT (folder_id, path) DO UPDATE SET title = excluded.title, content_hash = excluded.content_hash,
       size = excluded.size, modified_at = excluded.modified_at, chunker = excluded.chunker
     RETURNING id, path`,
    [
      folderId,
      chunkerVersion,
      notes.map(({ note }) => note.path),
      notes.map(({ note }) => note.title),
      notes.map(({ note }) => hashOf(note)),
      notes.map(({ file }) => file.size),
      notes.map(({ file }) => file.modifiedAt),
    ],
  );
  return new Map(rows.map(({ id, path }) => [path, id]));
}

const chunkColumns =
  'document_id, start_offset, end_offset, token_count, text_hash, headings, context, text, keyword_extra';

async function copyChunks(sql: Sql, ids: Map<string, number>, notes: PreparedNote[]): Promise<void> {
  const rows = new BinaryCopy();
  for (const { path, title, chunks } of notes) {
    const id = ids.get(path);
    if (id === undefined) throw new Error(`The document of ${path} was written and has no id.`);
    for (const chunk of chunks) {
      rows.row(9).int4(id).int4(chunk.start).int4(chunk.end).int4(chunk.tokens);
      rows.hex(chunk.textHash).textArray(chunk.headings).text(chunk.context).text(chunk.text);
      rows.text(keywordExtra(title, chunk.context, chunk.text));
    }
  }
  await sql.copy(`COPY chunk (${chunkColumns}) FROM '/dev/blob' WITH (FORMAT binary)`, rows.finish());
}

/** Takes the chunks of notes away, a few at a time; the notes count as unfinished from the first on. */
async function dropChunks(database: Database, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await database.background((sql) => sql.run("UPDATE document SET content_hash = '' WHERE id = ANY($1)", [ids]));
  let dropped: unknown[];
  do {
    dropped = await database.background((sql) =>
      sql.rows(
        z.object({ id: z.int() }),
        'DELETE FROM chunk WHERE id IN (SELECT id FROM chunk WHERE document_id = ANY($1) LIMIT 500) RETURNING id',
        [ids],
      ),
    );
  } while (dropped.length > 0);
}

/** Notes whose file was touched but whose content is the one stored: nothing is cut or embedded anew. */
export function touchNotes(
  database: Database,
  notes: { id: number; file: Pick<FoundFile, 'size' | 'modifiedAt'> }[],
): Promise<void> {
  return database.background((sql) =>
    sql.run(
      `UPDATE document SET size = touched.size, modified_at = touched.modified_at
         FROM unnest($1::int[], $2::float8[], $3::float8[]) AS touched (id, size, modified_at)
        WHERE document.id = touched.id`,
      [notes.map(({ id }) => id), notes.map(({ file }) => file.size), notes.map(({ file }) => file.modifiedAt)],
    ),
  );
}

export async function deleteNotes(database: Database, ids: number[]): Promise<void> {
  await dropChunks(database, ids);
  await database.background((sql) => sql.run('DELETE FROM document WHERE id = ANY($1)', [ids]));
}

const locatedNote = z.object({
  title: z.string(),
  folder: z.string(),
  path: z.string(),
  contentHash: z.string(),
});
export type LocatedNote = z.infer<typeof locatedNote>;

/** Where a note is; undefined when there is no such note (any more). */
export async function locateNote(database: Database, documentId: number): Promise<LocatedNote | undefined> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      locatedNote,
      `SELECT document.title, folder.path AS folder, document.path,
              encode(document.content_hash, 'hex') AS "contentHash"
         FROM document JOIN folder ON folder.id = document.folder_id WHERE document.id = $1`,
      [documentId],
    ),
  );
  return row;
}
