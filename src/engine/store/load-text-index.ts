import { noteFormat } from '../../shared/domain.ts';
import type { NoteRow } from '../text-index/note-table.ts';
import { decodeTermList } from '../text-index/term-list.ts';
import { type ChunkRow, TextIndex } from '../text-index/text-index.ts';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';

/** Rows read per statement: few enough that nothing waits long. */
const pageSizes = { terms: 20_000, notes: 2_000, chunks: 2_000 };

/** Creates the text index of a library and starts reading it from the database, see `ready`. */
export function openTextIndex(database: Database): TextIndex {
  const index = new TextIndex();
  index.readyAfter(loadTextIndex(database, index));
  return index;
}

async function loadTextIndex(database: Database, index: TextIndex): Promise<void> {
  await loadVocabulary(database, index);
  await eachPage(
    pageSizes.notes,
    (after, limit) => notesAfter(database, after, limit),
    (rows) => index.add(rows, []),
  );
  await eachPage(
    pageSizes.chunks,
    (after, limit) => chunksAfter(database, after, limit),
    (rows) => index.add([], rows),
  );
}

async function eachPage<Row extends { id: number } | { chunkId: number }>(
  limit: number,
  read: (after: number, limit: number) => Promise<Row[]>,
  add: (rows: Row[]) => void,
): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await read(after, limit);
    add(rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = 'chunkId' in last ? last.chunkId : last.id;
  }
}

async function loadVocabulary(database: Database, { vocabulary }: TextIndex): Promise<void> {
  for (let after = -1; ; ) {
    const rows = await copyRows(
      database,
      `SELECT id, text FROM term WHERE id > ${after} ORDER BY id LIMIT ${pageSizes.terms}`,
    );
    let count = 0;
    for (; rows.next(); count++) {
      after = rows.int4();
      vocabulary.load(rows.text());
    }
    if (count < pageSizes.terms) break;
  }
}

async function notesAfter(database: Database, after: number, limit: number): Promise<NoteRow[]> {
  const rows = await copyRows(
    database,
    `SELECT note.id, folder.path, note.path, note.title, array_to_string(aliases, E'\\n'), format,
            array_to_string(tags, E'\\n'),
            coalesce(dated_at, modified_at), language
       FROM note JOIN folder ON folder.id = folder_id WHERE note.id > ${after} ORDER BY note.id LIMIT ${limit}`,
  );
  const notes: NoteRow[] = [];
  while (rows.next()) {
    notes.push({
      id: rows.int4(),
      folder: rows.text(),
      path: rows.text(),
      title: rows.text(),
      aliases: linesIn(rows.text()),
      format: noteFormat.parse(rows.text()),
      tags: linesIn(rows.text()),
      date: rows.float8(),
      language: rows.textOrNull(),
    });
  }
  return notes;
}

function linesIn(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

async function chunksAfter(database: Database, after: number, limit: number): Promise<ChunkRow[]> {
  const rows = await copyRows(
    database,
    `SELECT id, note_id, text_hash, terms FROM chunk WHERE id > ${after} ORDER BY id LIMIT ${limit}`,
  );
  const passages: ChunkRow[] = [];
  while (rows.next()) {
    passages.push({
      chunkId: rows.int4(),
      noteId: rows.int4(),
      textHash: rows.bytes(),
      terms: decodeTermList(rows.bytes()),
    });
  }
  return passages;
}

async function copyRows(database: Database, query: string): Promise<BinaryRows> {
  const bytes = await database.foreground((sql) => sql.copyOut(`COPY (${query}) TO '/dev/blob' WITH (FORMAT binary)`));
  return new BinaryRows(bytes);
}
