/**
 * Where the time goes when a folder is indexed: each stage by itself, one after another on one thread; then all of it as the app
 * does it, with a parsing thread that has been started.
 *   node bench/indexing-stages.ts <folder of notes> …
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { builtInModels, openEngine } from '../src/cli/open-engine.ts';
import { chunksOf } from '../src/engine/chunking/chunk.ts';
import { tokenCounterOf } from '../src/engine/chunking/token-counter.ts';
import { scanFolder } from '../src/engine/indexing/scan.ts';
import { openDatabase } from '../src/engine/library/open-database.ts';
import { defaultSettings } from '../src/engine/notes/folder-settings.ts';
import { formatOf } from '../src/engine/notes/format.ts';
import { type PreparedNote, preparedNote } from '../src/engine/notes/prepared-note.ts';
import { decode } from '../src/engine/parsing/decode.ts';
import { languageOf } from '../src/engine/parsing/language.ts';
import { linksOf } from '../src/engine/parsing/links.ts';
import { parseNote } from '../src/engine/parsing/parse.ts';
import { ParsingThreads } from '../src/engine/parsing/parsing-threads.ts';
import { prepareNote, readFile } from '../src/engine/parsing/prepare-note.ts';
import { type FileContent, isUnreadable } from '../src/engine/parsing/read-file.ts';
import type { Sql } from '../src/engine/store/database.ts';
import { openTextIndex } from '../src/engine/store/load-text-index.ts';
import { storeNotes } from '../src/engine/store/notes.ts';
import { NoteTerms } from '../src/engine/text-index/analysis/chunk-terms.ts';
import { isReading } from '../src/shared/library-state.ts';
import { silentLogger } from '../src/shared/log.ts';
import { Stages } from './stages.ts';
import { pause, until } from './waiting.ts';

const tokenizer = join(builtInModels, 'starter/tokenizer.json');
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
let libraries = 0;

for (const folder of process.argv.slice(2).map((path) => resolve(path))) await measure(folder);
await rm(scratch, { recursive: true });

async function measure(folder: string): Promise<void> {
  const stages = new Stages();
  const { files } = await stages.time('walk', () => scanFolder(folder));
  const wanted = files.map(({ path, size }) => ({
    path,
    size,
    storedHash: null,
    linked: false,
    mostMegabytes: defaultSettings.mostMegabytes,
  }));
  const contents: (FileContent | null)[] = [];
  for (const file of wanted) {
    const content = await stages.time('read, hash', () => readFile(folder, file));
    contents.push(isUnreadable(content) ? null : content);
  }

  const count = stages.timed('count tokens (part of cut)', tokenCounterOf(tokenizer));
  for (const [at, content] of contents.entries()) {
    const format = formatOf(wanted[at]?.path ?? '') ?? 'text';
    if (content === null) continue;
    await stages.time('decode (part of parse)', () => decode(content.bytes));
    const document = await stages.time('parse', () => parseNote(format, content.bytes));
    if (isUnreadable(document)) continue;
    const { text, outline, words } = document;
    stages.now('links', () => linksOf(format, text, outline));
    const language = stages.now('language', () => languageOf(text, outline));
    const { chunks } = stages.now('cut', () => chunksOf(text, outline, outline.title ?? '', count));
    stages.now('words', () => {
      const terms = new NoteTerms({ names: [outline.title ?? ''], language, isMarkdown: format === 'markdown' });
      for (const [index, chunk] of chunks.entries()) terms.of(chunk.context, chunk.text, index === 0 ? words : '');
    });
  }

  const prepared: PreparedNote[] = [];
  const plainCount = tokenCounterOf(tokenizer);
  for (const [at, file] of wanted.entries()) {
    const content = contents[at];
    if (content === undefined || content === null) continue;
    const outcome = await prepareNote(file, content, plainCount);
    if (outcome.kind === 'prepared') prepared.push(outcome);
  }
  const chunks = prepared.reduce((sum, note) => sum + note.chunks.length, 0);
  const copies = stages.now('message: copy', () => prepared.map((note) => structuredClone(note)));
  stages.now('message: check', () => copies.map((note) => preparedNote.parse(note)));

  await write(folder, prepared, stages);
  console.log(`${folder}: ${files.length} files, ${prepared.length} notes, ${chunks} passages`);
  stages.print(chunks);
  await threads(folder, wanted);
  await whole(folder, chunks);
}

/** The writing of all notes, with what of it is spent in statements. */
async function write(folder: string, prepared: PreparedNote[], stages: Stages): Promise<void> {
  const library = join(scratch, `store-${libraries++}`);
  const { database, lock } = await openDatabase(library, { name: 'a bench', session: 'one' }, null);
  await database.script(`INSERT INTO folder (path) VALUES ('${folder}')`);
  const store = { database, index: openTextIndex(database) };
  await store.index.ready;
  let transactions = 0;
  const background = database.background.bind(database);
  database.background = async (work) => {
    transactions++;
    return stages.time('  transactions', () => background((sql) => work(statementsTimed(sql, stages))));
  };
  const add = store.index.add.bind(store.index);
  store.index.add = (notes, passages) => stages.now('  index in memory', () => add(notes, passages));
  const notes = prepared.map((note) => ({
    note,
    file: { size: note.chunks.length, modifiedAt: 0, fileId: note.path },
    noteId: null,
  }));
  await stages.time('write', async () => {
    for (let at = 0; at < notes.length; at += 32)
      await storeNotes(store, { id: 1, path: folder }, notes.slice(at, at + 32));
  });
  await stages.time('analyse, checkpoint', () => database.script('ANALYZE note, chunk, term; CHECKPOINT'));
  stages.note(`${transactions} transactions`);
  await database.close();
  await lock.release();
}

function statementsTimed(sql: Sql, stages: Stages): Sql {
  const named = (statement: string) => `    ${statement.trim().split(/\s+/).slice(0, 3).join(' ')}`;
  return {
    rows: (shape, statement, parameters) => stages.time(named(statement), () => sql.rows(shape, statement, parameters)),
    run: (statement, parameters) => stages.time(named(statement), () => sql.run(statement, parameters)),
    copy: (statement, bytes) => stages.time(named(statement), () => sql.copy(statement, bytes)),
    copyOut: (statement) => stages.time(named(statement), () => sql.copyOut(statement)),
  };
}

/** A parsing thread from its start, without a database. */
async function threads(folder: string, wanted: Parameters<ParsingThreads['prepare']>[1]): Promise<void> {
  const worker = resolve(import.meta.dirname, '../src/engine/parsing/worker.ts');
  const all = new ParsingThreads(worker, tokenizer, silentLogger);
  let began = performance.now();
  await all.prepare(folder, wanted.slice(0, 1));
  console.log(`  a thread started, to its first note  ${ms(performance.now() - began)}`);
  began = performance.now();
  await all.prepare(folder, wanted);
  console.log(`  all notes through ${all.size} thread(s)        ${ms(performance.now() - began)}`);
  await all.close();
}

/** As the app does it, from the drop on. */
async function whole(folder: string, chunks: number): Promise<void> {
  const engine = await openEngine(join(scratch, `library-${libraries++}`));
  engine.expectFolder();
  await pause(3_000);
  const processor = process.cpuUsage();
  const began = performance.now();
  await engine.addFolders([folder]);
  await until(() => engine.state().notes > 0 && !isReading(engine.state().progress));
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(processor);
  console.log(
    `  indexed by the engine: ${ms(took)}, ${Math.round((chunks / took) * 1000)} passages/s; ${ms((user + system) / 1000)} of processor time\n`,
  );
  await engine.close();
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}
