import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { insertFolder } from '../store/folders.ts';
import { openPassages } from '../store/passage-rows.ts';
import { storedProblems } from '../store/problems.ts';
import { emptyDatabase, starterTokenizer, temporaryFolder, vaultOf } from '../testing/library.ts';
import { root } from '../testing/options.ts';
import { defaultSettings } from './folder-settings.ts';
import { indexFolder } from './index-folder.ts';
import { IntakeThreads } from './intake-threads.ts';

/** A folder and its library, and what a look at it finds. */
async function folderOf(files: Record<string, string>) {
  const path = await vaultOf(files);
  const database = await emptyDatabase();
  await insertFolder(database, path);
  const store = { database, index: openPassages(database) };
  const threads = new IntakeThreads(join(root, 'src/engine/intake/worker.ts'), starterTokenizer);
  onTestFinished(() => threads.close());
  const folder = { id: 1, path, settings: defaultSettings };
  /** @param meanwhile happens after the folder was looked through, and before its files are read. */
  const look = (meanwhile = async () => {}) =>
    indexFolder(
      store,
      threads,
      folder,
      [''],
      {
        onFolder() {},
        async onWork(_files, work) {
          await meanwhile();
          await work();
        },
        async onProgress() {},
      },
      new AbortController().signal,
    );
  const notes = () =>
    database.foreground((sql) =>
      sql.rows(
        z.object({ id: z.int(), path: z.string(), text: z.string() }),
        'SELECT document.id, path, text FROM document JOIN chunk ON document_id = document.id ORDER BY path',
      ),
    );
  const problems = async () =>
    Object.fromEntries([...(await storedProblems(database, 1))].map(([at, { reason }]) => [at, reason]));
  return { path, look, notes, problems };
}

describe('a file that the system does not let be read', () => {
  it.skipIf(process.platform === 'win32')('stays the note that it was, and is read as soon as it can be', async () => {
    const { path, look, notes, problems } = await folderOf({ 'a.md': 'The heron came.' });
    await look();
    const before = await notes();
    expect(before).toMatchObject([{ path: 'a.md', text: 'The heron came.' }]);
    const file = join(path, 'a.md');
    await writeFile(file, 'The heron left.');
    // A link to itself can be looked at, and not be opened, even by the superuser.
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

  it.skipIf(process.platform === 'win32')('is tried again with every look, where it is no note yet', async () => {
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
  it('is a note until a look does not find it', async () => {
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
