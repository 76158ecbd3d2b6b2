import { randomFillSync } from 'node:crypto';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { silentLogger } from '../shared/log.ts';
import { openDatabase } from './library/open-database.ts';
import { OpenLibrary } from './open-library.ts';
import { libraryWith, many } from './testing/generations.ts';
import { openEngine } from './testing/library.ts';
import { testTemplate } from './testing/template.ts';

/** Writes random bytes over the whole file of a table of a closed library. */
async function damage(library: string, table: string): Promise<void> {
  const { database, lock } = await openDatabase(library, { name: 'a test', session: 'damage' }, testTemplate);
  const [row] = await database.foreground((sql) =>
    sql.rows(z.object({ path: z.string() }), `SELECT pg_relation_filepath('${table}') AS path`),
  );
  await database.close();
  await lock.release();
  const path = join(library, 'database', row?.path ?? '');
  const file = openSync(path, 'r+');
  writeSync(file, randomFillSync(Buffer.alloc(statSync(path).size)));
  closeSync(file);
}

async function openedLibrary(library: string): Promise<OpenLibrary> {
  const opened = new OpenLibrary({ open: (rebuilding) => openEngine(library, { rebuilding }), logger: silentLogger });
  onTestFinished(() => opened.close());
  return opened;
}

it('damage that is met is called that, and rebuilding keeps what the user has chosen', async () => {
  const { engine, library, vault } = await libraryWith({ ...many(29), 'links.md': 'See [[1]].' });
  const settings = { patterns: ['!1.md'], gitignore: false, code: false, pictures: true, mostMegabytes: 3 };
  const [folder] = engine.state().folders;
  await engine.configureFolder(folder?.id ?? 0, settings);
  await engine.settled();
  await engine.close();
  await damage(library, 'link');

  const opened = await openedLibrary(library);
  const before = await opened.engine();
  const { hits } = await before.search({ query: 'about subject', limit: 50, mode: 'keyword' });
  const linked = hits.find(({ path }) => path === '1.md');
  await expect(before.links.backlinks(linked?.noteId ?? 0, 5)).rejects.toMatchObject({
    code: 'library-damaged',
    message: expect.stringMatching(/can be rebuilt/),
  });
  expect(before.state().isDamaged).toBe(true);

  await opened.rebuild();
  const rebuilt = await opened.engine();
  await expect.poll(() => rebuilt.state()).toMatchObject({ notes: 30, embedded: 30, isDamaged: false });
  expect(rebuilt.state()).toMatchObject({
    folders: [{ path: vault, settings }],
    notice: expect.objectContaining({
      values: expect.objectContaining({
        before: expect.objectContaining({ text: expect.stringMatching(/as you asked/) }),
      }),
    }),
  });
  expect((await rebuilt.search({ query: 'about subject 7', limit: 5, mode: 'hybrid' })).hits[0]?.path).toBe('7.md');
  expect((await readdir(library)).filter((name) => name.startsWith('database.20'))).toHaveLength(1);
  await rebuilt.health.seen();
  expect(rebuilt.state().notice).toBeNull();
});

it('a library whose notes are damaged is not opened, but can be rebuilt all the same', async () => {
  const { engine, library } = await libraryWith(many(5));
  await engine.close();
  await damage(library, 'note');
  const opened = await openedLibrary(library);
  await expect(opened.engine()).rejects.toMatchObject({ code: 'library-damaged' });
  await opened.rebuild();
  await expect.poll(async () => (await opened.engine()).state()).toMatchObject({ notes: 5, embedded: 5 });
});
