import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../library/open-database.ts';
import { writeFiles } from '../testing/folders.ts';
import { addHosted, libraryWith, many, serverOf } from '../testing/generations.ts';
import { openEngine } from '../testing/library.ts';
import { testTemplate } from '../testing/template.ts';

const sentence = 'The wombat keeps its savings under the harpsichord.';

/** The files of a library in which these bytes stand. */
function filesWith(library: string, bytes: string | Buffer): string[] {
  return readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(bytes));
}

/** The planted sentence’s vector in each generation of a closed library, as it stands in the files. */
async function plantedVectors(library: string): Promise<Buffer[]> {
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'look' }, testTemplate);
  const vectors: Buffer[] = [];
  for (const table of ['vector_1', 'vector_2']) {
    const rows = await database.foreground((sql) =>
      sql.rows(
        z.object({ vector: z.string() }),
        `SELECT embedding::text AS vector FROM ${table} JOIN chunk USING (text_hash) WHERE chunk.text LIKE '%wombat%'`,
      ),
    );
    for (const { vector } of rows) {
      vectors.push(Buffer.from(Float32Array.from(z.array(z.number()).parse(JSON.parse(vector))).buffer));
    }
  }
  await database.close();
  await lock.release();
  return vectors;
}

it('nothing of a deleted note is left in any file of the library: text, words, or vectors of any generation', async () => {
  const { engine, library, vault } = await libraryWith({ ...many(40), 'wombat.md': `# Wombat\n\n${sentence}` });
  await engine.searches.remember({ query: 'where are the savings', mode: 'hybrid' });
  const server = await serverOf();
  await engine.models.use(await addHosted(engine, server), true);
  await engine.models.settled();
  await engine.close();
  const vectors = await plantedVectors(library);
  expect(vectors).toHaveLength(2);
  for (const planted of [sentence, 'harpsichord', ...vectors]) expect(filesWith(library, planted)).not.toEqual([]);

  const later = await openEngine(library);
  later.start();
  rmSync(join(vault, 'wombat.md'));
  await later.rescan();
  await expect.poll(() => later.state().notes).toBe(40);
  await later.close();
  for (const gone of [sentence, 'harpsichord', 'wombat', ...vectors]) expect(filesWith(library, gone)).toEqual([]);

  const last = await openEngine(library);
  last.start();
  expect((await last.search({ query: 'harpsichord', limit: 5, mode: 'keyword' })).hits).toEqual([]);
  await writeFiles(vault, { 'again.md': 'About a harpsichord.' });
  await last.rescan();
  await expect.poll(() => last.state().notes).toBe(41);
  const { hits } = await last.search({ query: 'harpsichord', limit: 5, mode: 'keyword' });
  expect(hits.map(({ path }) => path)).toEqual(['again.md']);
});
