import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EmbeddingProvider } from '../src/engine/embedding/provider.ts';
import { type OpenDatabase, openDatabase } from '../src/engine/library/open-database.ts';
import { starter } from '../src/engine/models/catalogue.ts';
import { specOf } from '../src/engine/models/catalogue-entry.ts';
import type { PreparedNote } from '../src/engine/notes/prepared-note.ts';
import type { Database } from '../src/engine/store/database.ts';
import { insertFolder, listFolders } from '../src/engine/store/folders.ts';
import { createGeneration, type Generation, listGenerations } from '../src/engine/store/generations.ts';
import { openTextIndex } from '../src/engine/store/load-text-index.ts';
import { type NoteStore, storeNotes } from '../src/engine/store/notes.ts';
import { storeVectors } from '../src/engine/store/vectors.ts';
import { setup, testTemplate } from '../src/engine/testing/template.ts';
import { NoteTerms } from '../src/engine/text-index/analysis/chunk-terms.ts';
import { NearnoteError } from '../src/shared/errors.ts';
import { verbatim } from '../src/shared/user-text.ts';
import { passagesOfNote, type Synthetic } from './synthetic.ts';

export interface Row {
  text: string;
  vector: Float32Array;
}

/** A library on the disk that was filled through the store, as indexing and embedding would have filled it. */
export interface FilledLibrary {
  store: NoteStore;
  model: Generation;
  /** The folder that all notes are in. */
  home: { id: number; path: string };
  close(): Promise<void>;
}

const opener = { name: 'a bench', session: 'one' };
const fingerprint = 'bench';
const notesAtOnce = 64;
/** Notes have one tag of so many, in turn. */
export const tags = 10;

/**
 * Makes a library in an empty folder; note `n` is the file `n.md` with tag `t0` to `t9`, its passages one after another.
 * @param notes the passages of each note.
 */
export async function fillLibrary(folder: string, dimensions: number, notes: Iterable<Row[]>): Promise<FilledLibrary> {
  await setup();
  const opened = await openDatabase(folder, opener, testTemplate);
  const { database } = opened;
  const spec = { ...specOf(starter, 'q8'), dimensions };
  await createGeneration(database, { fingerprint, dimensions, spec, state: 'active' });
  await insertFolder(database, join(folder, 'notes'));
  const filled = await filledIn(opened);
  const { store, home, model } = filled;
  await store.index.ready;

  let number = 0;
  let waiting: { note: PreparedNote; rows: Row[] }[] = [];
  const flush = async () => {
    await storeNotes(
      store,
      home,
      waiting.map(({ note }) => ({ note, file: fileOf(note), noteId: null })),
    );
    const hashes = waiting.flatMap(({ note }) => note.chunks.map(({ textHash }) => textHash));
    await storeVectors(
      database,
      model,
      hashes,
      waiting.flatMap(({ rows }) => rows.map(({ vector }) => vector)),
    );
    waiting = [];
  };
  for (const rows of notes) {
    waiting.push({ note: noteOf(number, rows), rows });
    number++;
    if (waiting.length === notesAtOnce) await flush();
  }
  await flush();
  await settle(database);
  return filled;
}

/** Opens a library that was filled before: its words are being read. */
export async function openFilled(folder: string): Promise<FilledLibrary> {
  await setup();
  return filledIn(await openDatabase(folder, opener, testTemplate));
}

async function filledIn({ database, lock }: OpenDatabase): Promise<FilledLibrary> {
  const [home] = await listFolders(database);
  const model = (await listGenerations(database)).find((each) => each.fingerprint === fingerprint);
  if (home === undefined || model === undefined)
    throw new Error('The folder holds no library that a bench has filled.');
  return {
    store: { database, index: openTextIndex(database) },
    model,
    home,
    async close() {
      await database.close();
      await lock.release();
    },
  };
}

/**
 * Stores a note of the library anew, as if its file had been changed.
 * @param edition another for every change: texts of another edition count as others.
 * @returns what search is to be told.
 */
export async function changeNote(
  { store, home, model }: FilledLibrary,
  number: number,
  rows: Row[],
  edition: number,
): Promise<{ hashes: string[]; vectors: Float32Array[] }> {
  const note = noteOf(number, rows, edition);
  // Ids were given out in the order of the notes.
  await storeNotes(store, home, [{ note, file: fileOf(note), noteId: number + 1 }]);
  const hashes = note.chunks.map(({ textHash }) => textHash);
  const vectors = rows.map(({ vector }) => vector);
  await storeVectors(store.database, model, hashes, vectors);
  return { hashes, vectors };
}

function fileOf({ path }: PreparedNote) {
  return { path, size: 1, modifiedAt: 1, fileId: null };
}

/** The notes of a made-up library, for `fillLibrary`. */
export function* notesOf(library: Synthetic, passages: number): Generator<Row[]> {
  for (let first = 0; first < passages; first += passagesOfNote) {
    const size = Math.min(passagesOfNote, passages - first);
    yield Array.from({ length: size }, (_, place) => ({
      text: library.text(first + place),
      vector: library.vector(first + place),
    }));
  }
}

async function settle(database: Database): Promise<void> {
  await database.script('ANALYZE chunk; CHECKPOINT');
}

function noteOf(number: number, rows: Row[], edition = 0): PreparedNote {
  const path = `${number}.md`;
  const suffix = edition === 0 ? '' : ` ${edition}`;
  const own = [`t${number % tags}`];
  return {
    kind: 'prepared',
    path,
    title: path,
    format: 'markdown',
    tags: own,
    aliases: [],
    date: null,
    language: 'en',
    warning: null,
    links: [],
    scanned: null,
    contentHash: hashOf(`${path}${suffix}`),
    chunks: rows.map(({ text }, place) => ({
      start: place * 1_000,
      end: place * 1_000 + text.length,
      text,
      headings: [],
      context: '',
      tokens: 200,
      page: null,
      textHash: hashOf(`${path} ${place}${suffix}`),
      terms: new NoteTerms({ names: [path], tags: own, language: 'en' }).of('', text),
    })),
  };
}

function hashOf(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/**
 * Embeds the queries of a bench, whose vectors are known. Where a library is so small that it lacks words of a query, search
 * corrects them: a correction has no vector, as if the model knew none of its words, and is ranked by them alone.
 */
export function knownQueries(
  queries: readonly { text: string; vector: Float32Array }[],
  dimensions: number,
): EmbeddingProvider {
  const vectors = new Map(queries.map(({ text, vector }) => [text, vector]));
  return {
    spec: { ...specOf(starter, 'q8'), dimensions },
    limits: { texts: 1, tokens: 1 },
    isReady: true,
    embed: async (texts) =>
      texts.map((text) => {
        const vector = vectors.get(text);
        if (vector === undefined)
          throw new NearnoteError('embedding-failed', verbatim(`No vector is known of “${text}”.`));
        return vector;
      }),
    preload() {},
    unloadPassages() {},
    close() {},
  };
}
