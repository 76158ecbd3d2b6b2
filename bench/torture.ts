/**
 * Files that break note apps, through the whole engine: each must be a note that is found, or listed with what is wrong with it, which
 * must be what `torture-expected.ts` says; and texts in older encodings must be read as what they are.
 *   node --max-semi-space-size=16 bench/torture.ts [--encodings <folder with one folder for each encoding, named for it>] [folder …]
 */

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openEngine } from '../src/cli/open-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { openDatabase } from '../src/engine/library/open-database.ts';
import { listFolders } from '../src/engine/store/folders.ts';
import { storedFiles } from '../src/engine/store/stored-files.ts';
import { megabytes, PeakMemory } from '../src/engine/testing/process-memory.ts';
import { inEnglish } from '../src/shared/user-text.ts';
import { copyEncodings, rightText } from './encodings.ts';
import { expectedOf, mayBeTold } from './torture-expected.ts';
import { type FoundOnDisk, filesBelow } from './torture-files.ts';

const mostMemory = 1.5 * 1024 ** 3;
/** Notes that are searched for by their own words. */
const asked = 500;
const severalWords = /(?<!\p{L})\p{L}{3,30}(?: \p{L}{3,30}){1,3}(?!\p{L})/u;
const oneWord = /(?<!\p{L})\p{L}{3,30}(?!\p{L})/u;

const { values, positionals } = parseArgs({ options: { encodings: { type: 'string' } }, allowPositionals: true });
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const roots = positionals.map((path) => resolve(path));
const samples = join(scratch, 'encodings');
if (values.encodings !== undefined) {
  await mkdir(samples);
  await copyEncodings(values.encodings, samples);
  roots.push(samples);
}

const surprises: string[] = [];
process.on('unhandledRejection', (reason) => surprises.push(`A promise was rejected, and nobody heard: ${reason}`));
process.on('warning', (warning) => surprises.push(`Node warns: ${warning.message}`));

const library = join(scratch, 'library');
const memory = new PeakMemory();
const began = performance.now();
const engine = await openEngine(library);
engine.start();
await engine.addFolders(roots);
await engine.settled();
const seconds = (performance.now() - began) / 1000;
const { notes: stored, chunks, embedded, failed, notice } = engine.state();
const { problems, total } = await engine.problems();
await engine.close();
console.log(
  `${stored} notes, ${chunks} passages, ${embedded} embedded, ${failed} set aside, ${total} problems; ${seconds.toFixed(1)} s`,
);
if (notice !== null) surprises.push(`The library says: ${inEnglish(notice)}`);
if (embedded + failed !== chunks) surprises.push(`${chunks - embedded - failed} passages were not embedded.`);
if (problems.length < total) surprises.push('There are more problems than are listed.');

const notes = await notesIn(library);
for (const root of roots) {
  const told = new Map(
    problems.flatMap(({ folder, path, reason }) => (folder === root ? [[path, inEnglish(reason)]] : [])),
  );
  compareOutcomes(root, await filesBelow(root), notes.get(root) ?? new Map(), told);
}

const again = await openEngine(library);
await searchFor(again);
await readEncodings(again);
await again.close();
memory.stop();

console.log(`peak memory of all processes: ${memory}`);
if (memory.most > mostMemory) surprises.push(`That is more than ${megabytes(mostMemory)}.`);
for (const surprise of surprises) console.log(`! ${surprise}`);
console.log(`${surprises.length} outcomes are not the expected ones`);
if (surprises.length > 0) process.exitCode = 1;
await rm(scratch, { recursive: true });

/** Each folder’s notes, and their ids, by path. */
async function notesIn(library: string): Promise<Map<string, Map<string, number>>> {
  const { database, lock } = await openDatabase(library, { name: 'a bench', session: 'torture' }, null);
  try {
    const found = new Map<string, Map<string, number>>();
    for (const folder of await listFolders(database)) {
      const stored = await storedFiles(database, folder.id, ['']);
      found.set(folder.path, new Map([...stored.values()].map(({ path, id }) => [path, id])));
    }
    return found;
  } finally {
    await database.close();
    await lock.release();
  }
}

/** Whether each file is where it should be. */
function compareOutcomes(
  root: string,
  disk: FoundOnDisk,
  stored: Map<string, number>,
  told: Map<string, string>,
): void {
  const count = { stored: 0, warned: 0, refused: 0, elsewhere: 0 };
  const isBelowRefused = (path: string) => [...told.keys()].some((folder) => path.startsWith(`${folder}/`));
  for (const { path, isSame } of disk.notes) {
    const reason = told.get(path);
    if (stored.has(path)) count[reason === undefined ? 'stored' : 'warned']++;
    else if (reason !== undefined) count.refused++;
    else if (isSame || isBelowRefused(path)) count.elsewhere++;
    else surprises.push(`${JSON.stringify(path)} is neither a note nor a problem.`);
    if (reason === undefined && expectedOf(path) !== null && !isBelowRefused(path))
      surprises.push(`${JSON.stringify(path)}: nothing is told of it.`);
  }
  for (const [path, reason] of told) {
    const expected = expectedOf(path);
    const fits = expected === null ? mayBeTold.test(reason) : expected.test(reason);
    if (!fits) surprises.push(`${JSON.stringify(path)}: ${reason}`);
    else if (expected !== null) console.log(`  ${JSON.stringify(path)}: ${reason}`);
  }
  console.log(
    `${root}: ${count.stored} notes, ${count.warned} more with a warning, ${count.refused} refused with a reason, ${count.elsewhere} links to one of these or inside a refused folder; ${disk.others} files are no notes by their names`,
  );
}

/** Each note must be in the answer to some words of its own. */
async function searchFor(engine: Engine): Promise<void> {
  const all = [...notes.values()].flatMap((paths) => [...paths]);
  const step = Math.max(1, Math.floor(all.length / asked));
  const count = { found: 0, wordless: 0 };
  for (const [path, id] of all.filter((_, index) => index % step === 0)) {
    const { text } = await engine.readNote(id, null);
    const own = text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').slice(0, 100_000);
    const [words] = severalWords.exec(own) ?? oneWord.exec(own) ?? [];
    if (words === undefined) {
      count.wordless++;
      continue;
    }
    const { hits } = await engine.search({ query: `"${words}"`, limit: 1_000, mode: 'keyword' });
    if (hits.some((hit) => [hit, ...hit.duplicates].some(({ noteId }) => noteId === id))) count.found++;
    else surprises.push(`${JSON.stringify(path)} is not found by “${words.slice(0, 100)}”.`);
  }
  console.log(`${count.found} notes are found by their first words, ${count.wordless} looked at have none`);
}

/** How many samples of older encodings are shown as what they are. */
async function readEncodings(engine: Engine): Promise<void> {
  const refused = problems.filter(({ folder, path }) => folder === samples && !notes.get(samples)?.has(path)).length;
  const count = { right: 0, wrong: 0 };
  for (const [path, id] of notes.get(samples) ?? []) {
    const { text } = await engine.readNote(id, null);
    if (text === (await rightText(samples, path))) count.right++;
    else {
      count.wrong++;
      console.log(`  ${path}: read as another text`);
    }
  }
  const all = count.right + count.wrong + refused;
  if (all === 0) return;
  const share = count.right / all;
  console.log(
    `${all} samples of encodings: ${count.right} right (${(100 * share).toFixed(1)}%), ${refused} refused, ${count.wrong} wrong`,
  );
  if (share < 0.9) surprises.push('Less than nine tenths of the encodings were read rightly.');
}
