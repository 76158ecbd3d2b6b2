import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { starter } from '../models/catalogue.ts';
import { specOf } from '../models/catalogue-entry.ts';
import type { PreparedNote } from '../notes/prepared-note.ts';
import { BaselineEstimator } from '../search/semantic/similarity-baseline.ts';
import { emptyDatabase } from '../testing/library.ts';
import { NoteTerms } from '../text-index/analysis/chunk-terms.ts';
import type { TextIndex } from '../text-index/text-index.ts';
import { BinaryRows } from './binary-rows.ts';
import { insertFolder } from './folders.ts';
import { createGeneration } from './generations.ts';
import { openTextIndex } from './load-text-index.ts';
import { deleteNotes, type NoteStore, storeNotes } from './notes.ts';
import { storeVectors } from './vectors.ts';
import { chunksWithText, vectorsAfter, vectorsOf } from './vectors-of-chunks.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

function noteOf(path: string, texts: string[], given: Partial<PreparedNote> = {}): PreparedNote {
  const [tags, language] = [given.tags ?? [], given.language ?? null];
  return {
    kind: 'prepared',
    path,
    title: path,
    format: 'markdown',
    tags,
    aliases: [],
    date: null,
    language,
    warning: null,
    links: [],
    scanned: null,
    contentHash: hashOf(path),
    chunks: texts.map((text) => ({
      start: 0,
      end: text.length,
      text,
      headings: ['A', '😀'],
      context: '',
      tokens: 1,
      page: null,
      textHash: hashOf(text),
      terms: new NoteTerms({ names: [path], tags, language }).of('', text),
    })),
    ...given,
  };
}

async function storeOf(notes: PreparedNote[]): Promise<NoteStore> {
  const database = await emptyDatabase();
  await insertFolder(database, '/notes');
  const store = { database, index: openTextIndex(database) };
  const found = notes.map((note) => ({
    note,
    file: { path: note.path, size: 1, modifiedAt: 1_000, fileId: null },
    noteId: null,
  }));
  await storeNotes(store, { id: 1, path: '/notes' }, found);
  return store;
}

/** What an index knows of its passages, term by term. */
function contentOf({ slots, postings, vocabulary, notes }: TextIndex) {
  const holding = vocabulary.terms.map((term, id) => {
    const living = [...postings.slotsOf([id])].filter((slot) => slots.alive[slot] === 1);
    return [term, living.map((slot) => slots.chunkIdOf(slot))];
  });
  const passages = [...slots.alive.keys()]
    .filter((slot) => slots.alive[slot] === 1)
    .map((slot) => [
      slots.chunkIdOf(slot),
      slots.noteIdOf(slot),
      slots.lengths[slot],
      Buffer.from(slots.hashOf(slot)).toString('hex'),
    ]);
  return { notes: [...notes.all()].sort((a, b) => a.id - b.id), passages, terms: Object.fromEntries(holding) };
}

it('the index read from a library is the one it had while it was written', async () => {
  const store = await storeOf([
    noteOf('a.md', ['bees and Grüße', 'more bees'], {
      tags: ['garden/soil', 'a b'],
      aliases: ['Bee\nkeeping'],
      date: 5,
      language: 'de',
    }),
    noteOf('b.pdf', ['😀 東京', '𐐨'.repeat(50)], { format: 'pdf' }),
    noteOf(
      'long.md',
      Array.from({ length: 150 }, (_, at) => `passage ${at} of many`),
    ),
    noteOf('gone.md', ['will be gone']),
    noteOf('empty.md', []),
  ]);
  const idOf = (path: string) => [...store.index.notes.all()].find((each) => each.path === path)?.id ?? 0;
  await deleteNotes(store, [idOf('gone.md')]);
  const again = openTextIndex(store.database);
  await again.ready;
  expect(contentOf(again)).toEqual(contentOf(store.index));
  expect(again.notes.get(idOf('a.md'))).toEqual({
    id: idOf('a.md'),
    folder: '/notes',
    path: 'a.md',
    title: 'a.md',
    aliases: ['Bee keeping'],
    format: 'markdown',
    tags: ['garden/soil', 'a b'],
    date: 5,
    language: 'de',
  });
  expect(again.notes.get(idOf('b.pdf'))?.date).toBe(1_000);
  expect(again.vocabulary.unstored.terms).toEqual([]);
  expect(again.nextChunkId()).toBeGreaterThan(154);
});

it('the database gives back the vectors of passages, one batch after another, and the passages of a text', async () => {
  const texts = Array.from({ length: 24 }, (_, at) => `text number ${at}`);
  const store = await storeOf([
    ...texts.map((text, at) => noteOf(`${at}.md`, [text])),
    noteOf('copy.md', ['text number 0']),
  ]);
  const { database, index } = store;
  const dimensions = 16;
  const spec = { ...specOf(starter, 'q8'), dimensions };
  const model = await createGeneration(database, { fingerprint: 'a test', dimensions, spec, state: 'active' });
  const vectors = texts.map((_, at) => {
    const vector = Float32Array.from({ length: dimensions }, (_, place) => Math.cos(at * 3 + place * (1 + at)));
    const norm = Math.hypot(...vector);
    return vector.map((component) => component / norm);
  });
  const baseline = new BaselineEstimator(database, model, index);
  expect(await baseline.get()).toBeNull();
  // The last one has no vector yet.
  await storeVectors(database, model, texts.slice(0, 23).map(hashOf), vectors.slice(0, 23));

  const found = await vectorsOf(database, model, [1, 24, 25]);
  expect(found.sort((a, b) => a.chunkId - b.chunkId)).toEqual([
    { chunkId: 1, noteId: 1, vector: vectors[0] },
    { chunkId: 25, noteId: 25, vector: vectors[0] },
  ]);
  expect(await vectorsOf(database, model, [])).toEqual([]);

  const { rows, last } = await vectorsAfter(database, model, 0, 24);
  expect(last).toBe(24);
  expect(rows).toEqual(vectors.slice(0, 23).map((vector, at) => ({ chunkId: at + 1, vector })));
  expect(await vectorsAfter(database, model, 25, 24)).toEqual({ rows: [], last: null });

  const holding = await chunksWithText(database, [hashOf('text number 0'), hashOf('nowhere')]);
  expect(holding.map(({ chunkId }) => chunkId).sort()).toEqual([1, 25]);
  // What could not be told before can be told now.
  expect(await baseline.get()).toEqual({ deviation: expect.any(Number), centre: expect.any(Float32Array) });
});

it('every kind of value is read from the database unchanged', async () => {
  const database = await emptyDatabase();
  await database.script(
    'CREATE TABLE t (i int, j int, b boolean, f float8, s text, n text, e bytea, v vector(2), w vector(2))',
  );
  await database.script(
    "INSERT INTO t VALUES (-7, NULL, true, 1e300, 'ä😀', NULL, '\\x00ff', '[1.5,-2]', NULL), (1, 2, false, 0, '', 'x', '', '[0,0]', '[1,2]')",
  );
  const rows = new BinaryRows(
    await database.foreground((sql) =>
      sql.copyOut("COPY (SELECT * FROM t ORDER BY i) TO '/dev/blob' WITH (FORMAT binary)"),
    ),
  );
  const read = () => [
    rows.int4(),
    rows.int4OrNull(),
    rows.boolean(),
    rows.float8(),
    rows.text(),
    rows.textOrNull(),
    [...rows.bytes()],
    [...rows.vector()],
    rows.vectorOrNull()?.length ?? null,
  ];
  expect(rows.next()).toBe(true);
  expect(read()).toEqual([-7, null, true, 1e300, 'ä😀', null, [0, 255], [1.5, -2], null]);
  expect(rows.next()).toBe(true);
  expect(read()).toEqual([1, 2, false, 0, '', 'x', [], [0, 0], 2]);
  expect(rows.next()).toBe(false);
});
