import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { insertFolder, listFolders } from '../store/folders.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { testTemplate } from '../testing/template.ts';
import { databaseFormat, type OpenDatabase, openDatabase } from './open-database.ts';

const open = (library: string) => openDatabase(library, { name: 'a test', session: randomUUID() }, testTemplate);

async function close({ database, lock }: OpenDatabase): Promise<void> {
  await database.close();
  await lock.release();
}

async function withOneFolder(): Promise<string> {
  const library = await temporaryFolder();
  const opened = await open(library);
  await insertFolder(opened.database, '/notes');
  await close(opened);
  return library;
}

describe('opening a library', () => {
  it('what was stored is there when the library is opened again', async () => {
    const library = await withOneFolder();
    const opened = await open(library);
    expect(opened.notice).toBeNull();
    expect(await listFolders(opened.database)).toMatchObject([{ path: '/notes' }]);
    await close(opened);
  });

  it('a damaged database is set aside and reported, and a new one begins', async () => {
    const library = await withOneFolder();
    await truncate(join(library, 'database/global/pg_control'), 0);
    const opened = await open(library);
    expect(textsInEnglish(opened.notice)).toMatch(
      /could not be opened.*being rebuilt from your notes; the old one is kept in /,
    );
    expect(await listFolders(opened.database)).toEqual([]);
    expect((await readdir(library)).filter((name) => name.startsWith('database.20'))).toHaveLength(1);
    await close(opened);
  });

  it('a database of another format is set aside', async () => {
    const library = await withOneFolder();
    await writeFile(join(library, 'database.json'), JSON.stringify({ format: 'pglite 0.4, postgresql 17' }));
    const opened = await open(library);
    expect(textsInEnglish(opened.notice)).toMatch(/another version of its engine/);
    expect(await listFolders(opened.database)).toEqual([]);
    await close(opened);
  });

  it('a database whose making was cut short is made anew', async () => {
    const library = await withOneFolder();
    await writeFile(join(library, 'database.json'), '');
    const opened = await open(library);
    expect(textsInEnglish(opened.notice)).toMatch(/never completed/);
    await close(opened);
  });

  it('a database written by a newer Nearnote is refused, and left as it is', async () => {
    const library = await withOneFolder();
    const opened = await open(library);
    await opened.database.script('INSERT INTO schema_version VALUES (999)');
    await close(opened);
    await expect(open(library)).rejects.toMatchObject({ code: 'library-too-new' });
    expect(existsSync(join(library, 'owner.json'))).toBe(false);
    expect(existsSync(join(library, 'database'))).toBe(true);
  });

  it('a library is opened without a prepared database', async () => {
    const opened = await openDatabase(await temporaryFolder(), { name: 'a test', session: 'one' }, null);
    expect(await listFolders(opened.database)).toEqual([]);
    await close(opened);
  });
});

it('libraries are stamped with the version of PGlite that is installed', async () => {
  const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
  const { dependencies } = manifest.parse(
    JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8')),
  );
  const [major, minor] = (dependencies['@electric-sql/pglite'] ?? '').split('.');
  expect(databaseFormat).toContain(`pglite ${major}.${minor},`);
});
