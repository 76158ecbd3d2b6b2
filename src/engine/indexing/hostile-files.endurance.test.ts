import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inEnglish } from '../../shared/user-text.ts';
import { openDatabase } from '../library/open-database.ts';
import { storedFiles } from '../store/stored-files.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { hostileDocuments } from '../testing/hostile/documents.ts';
import { type HostileFile, note } from '../testing/hostile/hostile-file.ts';
import { hostilePlaces } from '../testing/hostile/places.ts';
import { hostileTablesAndMail } from '../testing/hostile/tables-and-mail.ts';
import { hostileTexts } from '../testing/hostile/texts.ts';
import { openEngine, realInference } from '../testing/library.ts';
import { megabytes, PeakMemory, processes } from '../testing/process-memory.ts';

/** The first and the last file of the folder, which are indexed whatever is between them. */
const neighbours = [note('0.md', 'A quokka.', 'quokka'), note('zz.md', 'A zebu.', 'zebu')];
const files: HostileFile[] = [
  ...neighbours,
  ...hostileTexts,
  ...hostileDocuments,
  ...hostileTablesAndMail,
  ...hostilePlaces,
];

async function writeAll(folder: string): Promise<void> {
  for (const { path, content } of files) {
    const at = join(folder, path);
    await mkdir(dirname(at), { recursive: true });
    if (typeof content === 'function') await content(at);
    else await writeFile(at, content);
  }
}

/** The notes of a library while nobody has it open. */
async function notesIn(library: string): Promise<string[]> {
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'hostile' }, null);
  try {
    return [...(await storedFiles(database, 1, [''])).values()].map(({ path }) => path);
  } finally {
    await database.close();
    await lock.release();
  }
}

it('a folder of hostile files is indexed: each is a note, or listed with what is wrong with it', {
  timeout: 300_000,
}, async ({ annotate }) => {
  const vault = await temporaryFolder();
  await writeAll(vault);
  const library = await temporaryFolder();
  // What this process has already belongs to other tests.
  const [before] = await processes();
  const memory = new PeakMemory();
  onTestFinished(() => memory.stop());
  const engine = await openEngine(library, { startInference: realInference });
  engine.start();
  await engine.addFolders([vault]);
  await engine.settled();
  memory.stop();
  const taken = memory.most - (before?.own ?? 0);
  await annotate(`hostile files: ${megabytes(taken)} of memory at most`);
  expect(taken).toBeLessThan(1_536 * 1024 * 1024);

  const { notice, chunks, embedded, failed } = engine.state();
  expect(notice).toBeNull();
  expect(embedded + failed).toBe(chunks);

  const told = new Map(files.flatMap(({ path, told }) => (told === null ? [] : [[path, told] as const])));
  // What was left out of a note that is found is a remark.
  const problems = (await engine.problems()).problems.filter(({ path, isRemark }) => !isRemark || told.has(path));
  expect(problems.map(({ path }) => path).sort()).toEqual([...told.keys()].sort());
  for (const { path, reason } of problems) expect(inEnglish(reason), path).toMatch(told.get(path) ?? /never/);

  for (const { path, query } of files) {
    if (query === null) continue;
    const { hits } = await engine.search({ query, limit: 100, mode: 'keyword' });
    expect(
      hits.flatMap((hit) => [hit.path, ...hit.duplicates.map(({ path }) => path)]),
      query,
    ).toContain(path);
  }

  await engine.close();
  expect((await notesIn(library)).sort()).toEqual(files.flatMap(({ path, isNote }) => (isNote ? [path] : [])).sort());
});
