import { noteFormat } from '../../shared/domain.ts';
import type { DocumentRow } from '../text-index/notes.ts';
import { PassageIndex, type PassageRow } from '../text-index/text-index.ts';
import { decodeTermList } from '../text-index/term-list.ts';
import { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';

/** Rows read in one turn: few enough that nothing waits for long. */
const pageOf = { terms: 20_000, documents: 2_000, chunks: 2_000 };

/** The index of a library’s passages, which is being read into memory. */
export function openPassages(database: Database): PassageIndex {
  const index = new PassageIndex();
  index.loading(loadPassages(database, index));
  return index;
}

async function loadPassages(database: Database, index: PassageIndex): Promise<void> {
  await loadVocabulary(database, index);
  await pages(
    pageOf.documents,
    (after, limit) => documentsAfter(database, after, limit),
    (rows) => index.add(rows, []),
  );
  await pages(
    pageOf.chunks,
    (after, limit) => chunksAfter(database, after, limit),
    (rows) => index.add([], rows),
  );
}

async function pages<Row extends { id: number } | { chunkId: number }>(
  limit: number,
  read: (after: number, limit: number) => Promise<Row[]>,
  take: (rows: Row[]) => void,
): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await read(after, limit);
    take(rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = 'chunkId' in last ? last.chunkId : last.id;
  }
}

async function loadVocabulary(database: Database, { vocabulary }: PassageIndex): Promise<void> {
  for (let after = -1; ; ) {
    const rows = await binary(
      database,
      `SELECT id, text FROM term WHERE id > ${after} ORDER BY id LIMIT ${pageOf.terms}`,
    );
    let count = 0;
    for (; rows.next(); count++) {
      after = rows.int4();
      vocabulary.intern(rows.text());
    }
    if (count < pageOf.terms) break;
  }
  vocabulary.stored(vocabulary.size);
}

async function documentsAfter(database: Database, after: number, limit: number): Promise<DocumentRow[]> {
  const rows = await binary(
    database,
    `SELECT document.id, folder.path, document.path, format, array_to_string(tags, E'\\n'),
            coalesce(dated_at, modified_at), language
       FROM document JOIN folder ON folder.id = folder_id WHERE document.id > ${after} ORDER BY document.id LIMIT ${limit}`,
  );
  const documents: DocumentRow[] = [];
  while (rows.next()) {
    const row = { id: rows.int4(), folder: rows.text(), path: rows.text(), format: noteFormat.parse(rows.text()) };
    const tags = rows
      .text()
      .split('\n')
      .filter((tag) => tag !== '');
    documents.push({ ...row, tags, date: rows.float8(), language: rows.textOrNull() });
  }
  return documents;
}

async function chunksAfter(database: Database, after: number, limit: number): Promise<PassageRow[]> {
  const rows = await binary(
    database,
    `SELECT id, document_id, text_hash, terms FROM chunk WHERE id > ${after} ORDER BY id LIMIT ${limit}`,
  );
  const passages: PassageRow[] = [];
  while (rows.next()) {
    passages.push({
      chunkId: rows.int4(),
      documentId: rows.int4(),
      textHash: rows.bytes(),
      terms: decodeTermList(rows.bytes()),
    });
  }
  return passages;
}

async function binary(database: Database, query: string): Promise<BinaryRows> {
  const bytes = await database.foreground((sql) => sql.copyOut(`COPY (${query}) TO '/dev/blob' WITH (FORMAT binary)`));
  return new BinaryRows(bytes);
}
