import { copyFile, cp, link, lstat, mkdir, mkdtemp, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLogger } from '../../shared/log.ts';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { type OpenDatabase, openDatabase } from '../library/open-database.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import { ParsingThreads } from '../parsing/parsing-threads.ts';
import { insertFolder, listFolders } from '../store/folders.ts';
import { openTextIndex } from '../store/load-text-index.ts';
import type { NoteStore } from '../store/notes.ts';
import { storedProblems } from '../store/problems.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { root, starterTokenizer } from '../testing/paths.ts';
import { testTemplate } from '../testing/template.ts';
import { fileIdOf } from './file-id.ts';
import { indexFolder } from './index-folder.ts';
import type { IndexingObserver } from './indexed-folder.ts';

const threads = new ParsingThreads(join(root, 'src/engine/parsing/worker.ts'), starterTokenizer, silentLogger);
let home: string;
let opened: OpenDatabase;
let store: NoteStore;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'nearnote-test-'));
  opened = await openDatabase(home, { name: 'a test', session: 'one' }, testTemplate);
  store = { database: opened.database, index: openTextIndex(opened.database) };
});
afterAll(async () => {
  await threads.close();
  await opened.database.close();
  await opened.lock.release();
  await rm(home, { recursive: true });
});

/** A folder of the library, with `look` to compare it with the disk. */
async function folderOf(files: Record<string, string>) {
  const path = await vaultOf(files);
  const { database } = store;
  await insertFolder(database, path);
  const { id } =
    (await listFolders(database)).find((folder) => folder.path === path) ?? expect.fail('It is not there.');
  /** @param meanwhile runs after the folder was scanned and before its files are read. */
  const look = (meanwhile = async () => {}) => {
    const observer: IndexingObserver = {
      onFolder() {},
      onFound() {},
      async onWork(_files, work) {
        await meanwhile();
        await work();
      },
      onParsed() {},
      async onStored() {},
    };
    const folder = { id, path, settings: defaultSettings };
    return indexFolder(store, threads, folder, [''], observer, new AbortController().signal);
  };
  const notes = () =>
    database.foreground((sql) =>
      sql.rows(
        z.object({ id: z.int(), path: z.string(), text: z.string() }),
        'SELECT note.id, path, text FROM note JOIN chunk ON note_id = note.id WHERE folder_id = $1 ORDER BY path',
        [id],
      ),
    );
  const problems = async () =>
    Object.fromEntries(
      [...(await storedProblems(database, id))].map(([at, { reason }]) => [at, textsInEnglish(reason)]),
    );
  return { path, look, notes, problems };
}

it('a folder that goes away while it is read is not available, and what was read stays', async () => {
  const { path, look } = await folderOf({ 'a.md': 'About bees.', 'b.md': 'About wasps.' });
  expect(await look(() => rm(path, { recursive: true }))).toMatchObject({ available: false });
});

describe('a file that the system does not let be read', () => {
  const noLinks = 'on Windows only an administrator may make symbolic links';

  it('an unreadable file stays the note that it was, and is read as soon as it can be', async ({ skip }) => {
    skip(process.platform === 'win32', noLinks);
    const { path, look, notes, problems } = await folderOf({ 'a.md': 'The heron came.' });
    await look();
    const before = await notes();
    expect(before).toMatchObject([{ path: 'a.md', text: 'The heron came.' }]);
    const file = join(path, 'a.md');
    await writeFile(file, 'The heron left.');
    // Not even the superuser can open a link to itself.
    await look(async () => {
      await rm(file);
      await symlink('a.md', file);
    });
    expect(await notes()).toEqual(before);
    expect(await problems()).toEqual({
      'a.md': expect.stringMatching(/cannot be read now.+try again.+as it was before/),
    });
    await rm(file);
    await writeFile(file, 'The heron left.');
    await look();
    expect(await notes()).toEqual([{ ...before[0], text: 'The heron left.' }]);
    expect(await problems()).toEqual({});
  });

  it('an unreadable file that is no note yet is tried again with every look', async ({ skip }) => {
    skip(process.platform === 'win32', noLinks);
    const { path, look, notes, problems } = await folderOf({ 'in/a.md': 'The heron came.' });
    const [inside, aside] = [join(path, 'in'), join(await temporaryFolder(), 'aside')];
    // The folder moves, so that nothing about the file itself changes.
    await look(async () => {
      await rename(inside, aside);
      await mkdir(inside);
      await symlink('a.md', join(inside, 'a.md'));
    });
    expect(Object.keys(await problems())).toEqual(['in/a.md']);
    expect(await notes()).toEqual([]);
    await rm(inside, { recursive: true });
    await rename(aside, inside);
    await look();
    expect(await notes()).toHaveLength(1);
    expect(await problems()).toEqual({});
  });
});

describe('a file that went away before it was read', () => {
  it('a file that went away before it was read is a note until a look does not find it', async () => {
    const { path, look, notes, problems } = await folderOf({ 'a.md': 'The heron came.', 'b.md': 'Another.' });
    await look();
    await writeFile(join(path, 'a.md'), 'The heron left.');
    await look(() => rm(join(path, 'a.md')));
    expect(await notes()).toHaveLength(2);
    await look();
    expect(await notes()).toMatchObject([{ path: 'b.md' }]);
    expect(await problems()).toEqual({});
  });
});

/** Whether files on the drive of the tests have identifiers. */
async function hasFileIds(): Promise<boolean> {
  const made = await mkdtemp(join(tmpdir(), 'nearnote-test-'));
  const stats = await lstat(made);
  await rmdir(made);
  return fileIdOf(stats) !== null;
}

describe('a note whose file has got another name', () => {
  beforeEach(async ({ skip }) => skip(!(await hasFileIds()), 'this drive does not tell its files apart'));

  const idsByPath = (notes: { id: number; path: string }[]) =>
    Object.fromEntries(notes.map(({ id, path }) => [path, id]));

  it('a renamed note is the same though it was edited, though another took its content, and though its file had been replaced', async () => {
    const { path, look, notes } = await folderOf({
      'a.md': 'The heron came.',
      'in/b.md': 'The bees swarmed.',
      'c.md': 'The frost was late.',
    });
    const at = (name: string) => join(path, name);
    await look();
    const before = idsByPath(await notes());
    // As restoring a backup does: the same content, size and time in another file, which is therefore never read.
    await cp(at('c.md'), at('copy'), { preserveTimestamps: true });
    await rename(at('copy'), at('c.md'));
    await look();
    await copyFile(at('a.md'), at('a copy.md'));
    await rename(at('a.md'), at('heron.md'));
    await rename(at('in'), at('out'));
    await rename(at('c.md'), at('out/frost.md'));
    await writeFile(at('heron.md'), 'The heron came in March.');
    await writeFile(at('out/b.md'), 'The bees swarmed twice.');
    await writeFile(at('out/frost.md'), 'There was no frost.');
    await look();
    expect(idsByPath(await notes())).toEqual({
      'a copy.md': expect.any(Number),
      'heron.md': before['a.md'],
      'out/b.md': before['in/b.md'],
      'out/frost.md': before['c.md'],
    });
    expect((await notes()).map(({ text }) => text)).toContain('The heron came in March.');
  });

  it('a note is another where a file of the old name is there: as editors save, or another link', async () => {
    const { path, look, notes } = await folderOf({ 'a.md': 'The heron came.', 'b.md': 'The bees swarmed.' });
    const at = (name: string) => join(path, name);
    await look();
    const before = idsByPath(await notes());
    // The old file becomes a backup, which is a note as well, and another link to the second one is a note of its own.
    await rename(at('a.md'), at('a.backup.md'));
    await writeFile(at('saved'), 'The heron left.');
    await rename(at('saved'), at('a.md'));
    await link(at('b.md'), at('c.md'));
    await look();
    const after = idsByPath(await notes());
    expect(after).toMatchObject(before);
    expect(new Set(Object.values(after)).size).toBe(4);
  });

  it('a renamed note is told by its content from others that share its file', async () => {
    const { path, look, notes } = await folderOf({ 'a.md': 'The heron came.' });
    const at = (name: string) => join(path, name);
    await link(at('a.md'), at('b.md'));
    await look();
    const before = idsByPath(await notes());
    await mkdir(at('in'));
    await rename(at('b.md'), at('in/b.md'));
    await rename(at('a.md'), at('in/a.md'));
    await look();
    expect(idsByPath(await notes())).toEqual({ 'in/a.md': before['a.md'], 'in/b.md': before['b.md'] });
  });

  it('a renamed note is the same while its file cannot be read', async () => {
    const { path, look, notes, problems } = await folderOf({ 'a.md': 'The heron came.' });
    await look();
    const before = await notes();
    await rename(join(path, 'a.md'), join(path, 'b.md'));
    await look(async () => {
      await rm(join(path, 'b.md'));
      await symlink('b.md', join(path, 'b.md'));
    });
    expect(await notes()).toEqual([{ ...before[0], path: 'b.md' }]);
    expect(Object.keys(await problems())).toEqual(['b.md']);
  });
});
