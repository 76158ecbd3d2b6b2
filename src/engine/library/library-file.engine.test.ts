import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { starter } from '../models/catalogue.ts';
import { specOf } from '../models/catalogue-entry.ts';
import { insertFolder } from '../store/folders.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { emptyDatabase } from '../testing/library.ts';
import { Incidents } from './incidents.ts';
import { openLibraryFile } from './library-file.ts';

const model = specOf(starter, 'q8');

it.each([
  ['gone', null],
  ['empty', ''],
  ['full of zeros, as a power cut may leave it,', '\0'.repeat(300)],
])('choices whose file is %s are restored from the database, and this is told', async (_, content) => {
  const [database, library] = [await emptyDatabase(), await temporaryFolder()];
  await insertFolder(database, '/notes');
  if (content !== null) await writeFile(join(library, 'library.json'), content);
  const file = await openLibraryFile(library, model, database);
  expect(file.content.folders).toMatchObject([{ path: '/notes' }]);
  expect(JSON.parse(await readFile(join(library, 'library.json'), 'utf8'))).toMatchObject({
    folders: [{ path: '/notes' }],
  });
  expect(await new Incidents(library).list()).toEqual([{ kind: 'choices-lost', keptIn: null }]);
});

it('a file of a newer version is called that, and a damaged one is left as it is', async () => {
  const [database, library] = [await emptyDatabase(), await temporaryFolder()];
  await insertFolder(database, '/notes');
  for (const [content, code] of [
    ['{"version": 99, "folders": []}', 'library-too-new'],
    ['{"version": 3, "folders": [', 'file-damaged'],
  ] as const) {
    await writeFile(join(library, 'library.json'), content);
    await expect(openLibraryFile(library, model, database)).rejects.toMatchObject({ code });
    expect(await readFile(join(library, 'library.json'), 'utf8')).toBe(content);
  }
});

it('a new library has no choices to restore', async () => {
  const library = await temporaryFolder();
  const file = await openLibraryFile(library, model, await emptyDatabase());
  expect(file.content).toMatchObject({ folders: [], model });
  expect(await new Incidents(library).list()).toEqual([]);
});
