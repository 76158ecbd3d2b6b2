/**
 * Folders indexed, compared again, followed and stopped: how fast, and how soon a changed note is found.
 *   node bench/indexing.ts [--notes <n>] [folder of notes …]
 * Besides the folders given, 12,000 notes are generated; `--notes` is another number of them.
 */
import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeManyNotes } from '../e2e/many-notes.ts';
import { percentile } from '../src/cli/eval/metrics.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { scanFolder } from '../src/engine/indexing/scan.ts';
import { isReading } from '../src/shared/library-state.ts';
import { pause, until } from './waiting.ts';

const { values, positionals } = parseArgs({
  options: { notes: { type: 'string', default: '12000' } },
  allowPositionals: true,
});
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const generated = join(scratch, 'notes');
await writeManyNotes(generated, Number(values.notes));
let libraries = 0;

for (const folder of [...positionals.map((path) => resolve(path)), generated]) {
  const engine = await emptyLibrary();
  const { files } = await scanFolder(folder);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const ms = await timed(() => indexed(engine, folder));
  const { notes, chunks, skippedFiles } = engine.state();
  const name = folder === generated ? 'generated' : folder;
  console.log(`${name}: ${notes} notes, ${chunks} passages, ${skippedFiles} problems`);
  console.log(
    `  scanned, cut and stored       ${seconds(ms)}  ${rate(notes, ms)} notes/s  ${(bytes / 1e3 / ms).toFixed(2)} MB/s`,
  );
  const again: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < 5; round++) again.push(await timed(() => rescanned(engine)));
  const { user, system } = process.cpuUsage(before);
  console.log(
    `  looked at again, unchanged    ${seconds(percentile(again, 0.5))} median of ${again.length}; ${seconds((user + system) / 1000 / again.length)} of processor time each`,
  );
  if (folder === generated) await follow(engine);
  await engine.close();
}

const stopped = await emptyLibrary();
const adding = stopped.addFolders([generated]);
await until(() => stopped.state().progress.phase === 'chunking' && stopped.state().progress.done > 0);
const stop = await timed(async () => {
  await stopped.pause();
  await until(() => !isReading(stopped.state().progress));
});
await adding;
console.log(`  stopped while it is indexed   ${seconds(stop)} after ${stopped.state().notes} notes`);
await stopped.close();
await rm(scratch, { recursive: true });

/** Changes notes while all passages are embedded, and asks until the change is found. */
async function follow(engine: Engine): Promise<void> {
  await engine.watch();
  await until(() => !isReading(engine.state().progress));
  engine.start();
  await until(() => engine.state().embedded > 0);
  const ms: number[] = [];
  const isEmbedding = () => {
    const { chunks, embedded } = engine.state();
    return embedded < chunks * 0.98;
  };
  while (isEmbedding() && ms.length < 40) {
    const word = `quokka${ms.length}zz`;
    const path = join(generated, `part-${ms.length % 10}`, `note-${(ms.length % 10) * 100 + ms.length}.md`);
    await appendFile(path, `\n\nA ${word} was seen.\n`);
    const { mtimeMs } = await stat(path);
    while (!(await isFound(engine, word))) await pause(20);
    ms.push(Date.now() - mtimeMs);
    await pause(200);
  }
  const figures = `median ${seconds(percentile(ms, 0.5))}  p95 ${seconds(percentile(ms, 0.95))}`;
  console.log(`  a change found, while embedding  ${figures}  (${ms.length} changes)`);
}

/** By the word itself: until it is there, the one of the change before would be taken for what was meant. */
async function isFound(engine: Engine, word: string): Promise<boolean> {
  const { hits, corrections } = await engine.search({ query: word, limit: 1, mode: 'keyword' });
  return hits.length > 0 && corrections.length === 0;
}

function emptyLibrary(): Promise<Engine> {
  return openEngine(join(scratch, `library-${libraries++}`));
}

async function indexed(engine: Engine, folder: string): Promise<void> {
  await engine.addFolders([folder]);
  await until(() => engine.state().notes > 0 && !isReading(engine.state().progress));
}

async function rescanned(engine: Engine): Promise<void> {
  await engine.rescan();
  await until(() => isReading(engine.state().progress));
  await until(() => !isReading(engine.state().progress));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function rate(count: number, ms: number): string {
  return (count / (ms / 1000)).toFixed(0);
}
