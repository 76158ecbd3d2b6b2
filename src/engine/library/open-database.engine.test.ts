import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Rebuilding } from '../../shared/engine-process.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { insertFolder, listFolders } from '../store/folders.ts';
import { temporaryFolder, writeFiles } from '../testing/folders.ts';
import { testTemplate } from '../testing/template.ts';
import { describeIncidents, Incidents } from './incidents.ts';
import { databaseFormat, type OpenDatabase, openDatabase } from './open-database.ts';

const open = (library: string, rebuilding?: Rebuilding) =>
  openDatabase(library, { name: 'a test', session: randomUUID() }, testTemplate, rebuilding);
const noticeOf = async (library: string) => textsInEnglish(describeIncidents(await new Incidents(library).list()));
const setAside = async (library: string) => (await readdir(library)).filter((name) => name.startsWith('database.20'));

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
    expect(await noticeOf(library)).toBeNull();
    expect(await listFolders(opened.database)).toMatchObject([{ path: '/notes' }]);
    await close(opened);
  });

  it('a damaged database is set aside and reported, and a new one begins', async () => {
    const library = await withOneFolder();
    await truncate(join(library, 'database/global/pg_control'), 0);
    const opened = await open(library);
    expect(await listFolders(opened.database)).toEqual([]);
    expect(await setAside(library)).toHaveLength(1);
    await close(opened);
    await close(await open(library));
    expect(await noticeOf(library)).toMatch(/could not be opened.*being rebuilt from your notes.*old one is kept in /);
  });

  it('nothing of a damaged library is changed where rebuilding is forbidden', async () => {
    const library = await withOneFolder();
    await truncate(join(library, 'database/global/pg_control'), 0);
    await expect(open(library, 'forbidden')).rejects.toMatchObject({ code: 'library-damaged' });
    expect(await setAside(library)).toEqual([]);
    expect(await noticeOf(library)).toBeNull();
  });

  it('a sound database that is to be rebuilt is set aside, and this is not silent', async () => {
    const library = await withOneFolder();
    const opened = await open(library, 'asked');
    expect(await listFolders(opened.database)).toEqual([]);
    expect(await setAside(library)).toHaveLength(1);
    await close(opened);
    expect(await noticeOf(library)).toMatch(/as you asked/);
  });

  it('a database is not called damaged because no other can be made either', async () => {
    const library = await withOneFolder();
    await truncate(join(library, 'database/global/pg_control'), 0);
    const template = await temporaryFolder();
    await expect(openDatabase(library, { name: 'a test', session: 'one' }, template)).rejects.toThrow();
    expect(await setAside(library)).toEqual([]);
    expect(existsSync(join(library, 'database/PG_VERSION'))).toBe(true);
  });

  it('a database that is gone from a library is told of', async () => {
    const library = await withOneFolder();
    await writeFile(join(library, 'library.json'), '{}');
    await rm(join(library, 'database'), { recursive: true });
    await close(await open(library));
    expect(await noticeOf(library)).toMatch(/was gone/);
  });

  it('a database of another format is set aside', async () => {
    const library = await withOneFolder();
    await writeFile(join(library, 'database.json'), JSON.stringify({ format: 'pglite 0.4, postgresql 17' }));
    const opened = await open(library);
    expect(await noticeOf(library)).toMatch(/another version of its engine/);
    expect(await listFolders(opened.database)).toEqual([]);
    await close(opened);
  });

  it('a database of another PostgreSQL is set aside, also where its record is lost', async () => {
    const library = await withOneFolder();
    await rm(join(library, 'database.json'));
    await writeFile(join(library, 'database/PG_VERSION'), '17\n');
    await close(await open(library));
    expect(await noticeOf(library)).toMatch(/another version of its engine/);
  });

  it('a sound database is kept where only its record is lost', async () => {
    const library = await withOneFolder();
    await writeFile(join(library, 'database.json'), '');
    const opened = await open(library);
    expect(await listFolders(opened.database)).toMatchObject([{ path: '/notes' }]);
    await close(opened);
    expect(await noticeOf(library)).toBeNull();
  });

  it('what killed programs have left is cleared away', async () => {
    const library = await withOneFolder();
    const left = [
      `owner.json.${randomUUID()}`,
      'library.json.1234.part',
      'database.part/base/1',
      'database.new/PG_VERSION',
    ];
    await writeFiles(library, Object.fromEntries(left.map((path) => [path, '{}'])));
    const [longAgo, inTheFuture] = [Date.now() / 1_000 - 60, Date.now() / 1_000 + 86_400];
    await utimes(join(library, left[0] ?? ''), longAgo, longAgo);
    await utimes(join(library, left[1] ?? ''), inTheFuture, inTheFuture);
    await mkdir(join(library, 'database.2026-11-25T10-00-00-000Z'));
    await close(await open(library));
    expect((await readdir(library)).toSorted()).toEqual(['database', 'database.json']);
  });

  it('an empty folder in the place of the owner file is removed, and one that is in use is named', async () => {
    const library = await withOneFolder();
    await mkdir(join(library, 'owner.json'));
    await close(await open(library));
    await writeFiles(library, { 'owner.json/notes.md': 'mine' });
    await expect(open(library)).rejects.toMatchObject({
      code: 'library-unwritable',
      message: expect.stringMatching(/owner\.json is a folder/),
    });
  });

  it.skipIf(process.platform === 'win32')('everything in a library belongs to the user alone', async () => {
    const library = await withOneFolder();
    await chmod(library, 0o755);
    await chmod(join(library, 'database/PG_VERSION'), 0o666);
    await close(await open(library));
    const modes = await Promise.all(
      (await readdir(library, { recursive: true })).map(async (path) => [
        path,
        (await stat(join(library, path))).mode & 0o077,
      ]),
    );
    expect(modes.filter(([, mode]) => mode !== 0)).toEqual([]);
    expect((await stat(library)).mode & 0o077).toBe(0);
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
