import { z } from 'zod';
import { chunkerVersion } from '../notes/chunker-version.ts';
import type { FoundFile } from '../notes/found-file.ts';
import { linkReaderVersion, type NoteLink } from '../notes/link.ts';
import type { PreparedChunk, PreparedNote, ScannedPages } from '../notes/prepared-note.ts';
import type { NoteRow } from '../text-index/note-table.ts';
import { encodeTermList, type TermList } from '../text-index/term-list.ts';
import type { ChunkRow, TextIndex } from '../text-index/text-index.ts';
import type { Vocabulary } from '../text-index/vocabulary.ts';
import { BinaryCopy } from './binary-copy.ts';
import type { Database, Sql } from './database.ts';
import { copyLinks, deleteLinks } from './links.ts';
import { toPostgresText } from './postgres-text.ts';
import { replaceScannedPages } from './scanned-pages.ts';

/** The library’s notes: in the database, and in the index in memory. Both change together. */
export interface NoteStore {
  database: Database;
  index: TextIndex;
}

/** The stored properties of a note’s file. */
type FileStat = Pick<FoundFile, 'size' | 'modifiedAt' | 'fileId'>;

export interface TouchedNote {
  id: number;
  file: FileStat;
}

/** A prepared note, its file as scanned, and its id if it is stored already. */
export interface NoteToStore {
  note: PreparedNote;
  file: FileStat;
  noteId: number | null;
}

/** Chunks written per transaction: about 20 ms of work, for which a search may have to wait. */
const maxBatchChunks = 64;

/**
 * Stores notes with their chunks. A note that was stored before keeps its id. A note is marked as unfinished until its
 * last chunk is stored, so that the next scan cuts it again if a crash or the signal interrupts the work.
 */
export async function storeNotes(
  store: NoteStore,
  folder: { id: number; path: string },
  notes: NoteToStore[],
  signal?: AbortSignal,
): Promise<void> {
  await store.index.ready;
  const known = notes.flatMap(({ noteId }) => (noteId === null ? [] : [noteId]));
  await dropChunks(store, known, false);
  let batch: NoteToStore[] = [];
  let size = 0;
  for (const note of notes) {
    if (signal?.aborted) return;
    const { length } = note.note.chunks;
    if (length > maxBatchChunks) {
      await storeLongNote(store, folder, note, signal);
      continue;
    }
    if (size + length > maxBatchChunks) {
      await storeBatch(store, folder, batch, finished);
      batch = [];
      size = 0;
    }
    batch.push(note);
    size += length;
  }
  if (batch.length > 0) await storeBatch(store, folder, batch, finished);
}

async function storeLongNote(
  store: NoteStore,
  folder: { id: number; path: string },
  long: NoteToStore,
  signal?: AbortSignal,
): Promise<void> {
  const { chunks } = long.note;
  for (let at = 0; at < chunks.length; at += maxBatchChunks) {
    if (signal?.aborted) return;
    const links = at === 0 ? long.note.links : [];
    const part = { ...long, note: { ...long.note, chunks: chunks.slice(at, at + maxBatchChunks), links } };
    await storeBatch(store, folder, [part], at + maxBatchChunks < chunks.length ? unfinished : finished);
  }
}

/** The content hash to store; an empty one marks a note as unfinished. */
const finished = (note: PreparedNote) => note.contentHash;
const unfinished = () => '';

async function storeBatch(
  { database, index }: NoteStore,
  folder: { id: number; path: string },
  notes: NoteToStore[],
  hashOf: (note: PreparedNote) => string,
): Promise<void> {
  const lists = notes.map(({ note }) => note.chunks.map((chunk) => termListOf(chunk, index.vocabulary)));
  const terms = index.vocabulary.unstored;
  const stored = await database.background(async (sql) => {
    const ids = await upsertNotes(sql, folder.id, notes, hashOf);
    await copyTerms(sql, terms);
    const rows = new BinaryCopy();
    const added: { notes: NoteRow[]; chunks: ChunkRow[] } = { notes: [], chunks: [] };
    const linked: { id: number; links: NoteLink[] }[] = [];
    const scanned: { id: number; scanned: ScannedPages | null }[] = [];
    for (const [at, { note, file, noteId: known }] of notes.entries()) {
      const noteId = ids.get(note.path);
      if (noteId === undefined) throw new Error(`${note.path} was stored without an id.`);
      linked.push({ id: noteId, links: note.links });
      if (known !== null || note.scanned !== null) scanned.push({ id: noteId, scanned: note.scanned });
      added.notes.push(rowOf(noteId, folder.path, note, file));
      for (const [place, chunk] of note.chunks.entries()) {
        const list = lists[at]?.[place];
        if (list === undefined) throw new Error(`A chunk of ${note.path} has no list of terms.`);
        const chunkId = index.nextChunkId();
        rows.row(11).int4(chunkId).int4(noteId).int4(chunk.start).int4(chunk.end).int4(chunk.tokens);
        rows.int4OrNull(chunk.page).hex(chunk.textHash).textArray(chunk.headings).text(chunk.context).text(chunk.text);
        rows.bytes(encodeTermList(list));
        added.chunks.push({ chunkId, noteId, textHash: Buffer.from(chunk.textHash, 'hex'), terms: list });
      }
    }
    await copyLinks(sql, linked);
    await replaceScannedPages(sql, scanned);
    await sql.copy(`COPY chunk (${chunkColumns}) FROM '/dev/blob' WITH (FORMAT binary)`, rows.finish());
    return added;
  });
  index.vocabulary.stored(terms.first + terms.terms.length);
  index.add(stored.notes, stored.chunks);
}

/** As it will be read from the database. */
function rowOf(id: number, folder: string, note: PreparedNote, file: FileStat): NoteRow {
  const { path, format, language } = note;
  const [title, tags] = [toPostgresText(note.title), note.tags.map(toPostgresText)];
  const aliases = note.aliases.map((alias) => toPostgresText(asLine(alias)));
  return { id, folder, path, title, aliases, format, tags, language, date: note.date ?? file.modifiedAt };
}

// Ids are not left to the database: a COPY does not return them.
const chunkColumns =
  'id, note_id, start_offset, end_offset, token_count, page, text_hash, headings, context, text, terms';

function termListOf({ terms: { terms, frequencies, length } }: PreparedChunk, vocabulary: Vocabulary): TermList {
  const ids = terms === '' ? [] : terms.split('\n').map((term) => vocabulary.intern(term));
  const order = ids.map((_, place) => place).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  return {
    ids: Uint32Array.from(order, (place) => ids[place] ?? 0),
    frequencies: Uint8Array.from(order, (place) => frequencies[place] ?? 0),
    length,
  };
}

async function copyTerms(sql: Sql, { first, terms }: Vocabulary['unstored']): Promise<void> {
  if (terms.length === 0) return;
  const rows = new BinaryCopy();
  for (const [place, term] of terms.entries())
    rows
      .row(2)
      .int4(first + place)
      .text(term);
  await sql.copy("COPY term FROM '/dev/blob' WITH (FORMAT binary)", rows.finish());
}

/** Inserts or updates the rows of notes. @returns their ids by path. */
async function upsertNotes(
  sql: Sql,
  folderId: number,
  notes: NoteToStore[],
  hashOf: (note: PreparedNote) => string,
): Promise<Map<string, number>> {
  const rows = await sql.rows(
    z.object({ id: z.int(), path: z.string() }),
    `INSERT INTO note (folder_id, path, title, content_hash, size, modified_at, chunker, format, tags, aliases, dated_at, language,
                           file_id, link_reader)
     SELECT $1, path, title, decode(hash, 'hex'), size, modified_at, $2, format,
            string_to_array(tags, E'\n'), string_to_array(aliases, E'\n'), dated_at, language, file_id, $14
       FROM unnest($3::text[], $4::text[], $5::text[], $6::float8[], $7::float8[], $8::text[], $9::text[], $10::text[],
                   $11::float8[], $12::text[], $13::text[])
         AS given (path, title, hash, size, modified_at, format, tags, aliases, dated_at, language, file_id)
     ON CONFLICT (folder_id, path) DO UPDATE SET title = excluded.title, content_hash = excluded.content_hash,
       size = excluded.size, modified_at = excluded.modified_at, chunker = excluded.chunker, format = excluded.format,
       tags = excluded.tags, aliases = excluded.aliases, dated_at = excluded.dated_at, language = excluded.language,
       file_id = excluded.file_id, link_reader = excluded.link_reader
     RETURNING id, path`,
    [
      folderId,
      chunkerVersion,
      notes.map(({ note }) => note.path),
      notes.map(({ note }) => note.title),
      notes.map(({ note }) => hashOf(note)),
      notes.map(({ file }) => file.size),
      notes.map(({ file }) => file.modifiedAt),
      notes.map(({ note }) => note.format),
      notes.map(({ note }) => lines(note.tags)),
      notes.map(({ note }) => lines(note.aliases)),
      notes.map(({ note }) => note.date),
      notes.map(({ note }) => note.language),
      notes.map(({ file }) => file.fileId),
      linkReaderVersion,
    ],
  );
  return new Map(rows.map(({ id, path }) => [path, id]));
}

/** One text for a list: PostgreSQL has no arrays of arrays of different lengths. */
function lines(values: readonly string[]): string {
  return values.map(asLine).join('\n');
}

function asLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ');
}

/** Deletes the links and chunks of notes, the latter a few at a time. The notes are marked as unfinished first. */
async function dropChunks({ database, index }: NoteStore, ids: number[], gone: boolean): Promise<void> {
  if (ids.length === 0) return;
  index.remove(ids, gone);
  await database.background(async (sql) => {
    await sql.run("UPDATE note SET content_hash = '' WHERE id = ANY($1)", [ids]);
    await deleteLinks(sql, ids);
  });
  let dropped: unknown[];
  do {
    dropped = await database.background((sql) =>
      sql.rows(
        z.object({ id: z.int() }),
        'DELETE FROM chunk WHERE id IN (SELECT id FROM chunk WHERE note_id = ANY($1) LIMIT 500) RETURNING id',
        [ids],
      ),
    );
  } while (dropped.length > 0);
}

/** Updates notes whose file was replaced or touched without a change of content. Nothing is cut or embedded again. */
export async function touchNotes({ database, index }: NoteStore, notes: TouchedNote[]): Promise<void> {
  await index.ready;
  const rows = await database.background((sql) =>
    sql.rows(
      z.object({ id: z.int(), date: z.number() }),
      `UPDATE note SET size = touched.size, modified_at = touched.modified_at, file_id = touched.file_id
         FROM unnest($1::int[], $2::float8[], $3::float8[], $4::text[]) AS touched (id, size, modified_at, file_id)
        WHERE note.id = touched.id RETURNING note.id, coalesce(dated_at, note.modified_at) AS date`,
      [
        notes.map(({ id }) => id),
        notes.map(({ file }) => file.size),
        notes.map(({ file }) => file.modifiedAt),
        notes.map(({ file }) => file.fileId),
      ],
    ),
  );
  for (const { id, date } of rows) index.redate(id, date);
}

/** Sets the paths of notes whose files have moved. They keep their ids. */
export async function moveNotes({ database, index }: NoteStore, moves: { id: number; path: string }[]): Promise<void> {
  await index.ready;
  await database.background((sql) =>
    sql.run(
      `UPDATE note SET path = moved.path FROM unnest($1::int[], $2::text[]) AS moved (id, path)
        WHERE note.id = moved.id`,
      [moves.map(({ id }) => id), moves.map(({ path }) => path)],
    ),
  );
  for (const { id, path } of moves) index.move(id, path);
}

export async function deleteNotes(store: NoteStore, ids: number[]): Promise<void> {
  await store.index.ready;
  await dropChunks(store, ids, true);
  await store.database.background((sql) => sql.run('DELETE FROM note WHERE id = ANY($1)', [ids]));
}

const locatedNote = z.object({
  title: z.string(),
  folder: z.string(),
  path: z.string(),
  contentHash: z.string(),
  /** The date that the note states, else when its file last changed; milliseconds since the epoch. */
  date: z.number(),
});
export type LocatedNote = z.infer<typeof locatedNote>;

/** Where a note is; undefined if there is no such note, or no longer. */
export async function locateNote(database: Database, noteId: number): Promise<LocatedNote | undefined> {
  const [row] = await database.foreground((sql) =>
    sql.rows(
      locatedNote,
      `SELECT note.title, folder.path AS folder, note.path,
              encode(note.content_hash, 'hex') AS "contentHash", coalesce(note.dated_at, note.modified_at) AS date
         FROM note JOIN folder ON folder.id = note.folder_id WHERE note.id = $1`,
      [noteId],
    ),
  );
  return row;
}
