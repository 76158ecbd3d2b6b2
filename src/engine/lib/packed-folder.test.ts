import { mkdir, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../testing/folders.ts';
import { smallDisk } from '../testing/small-disk.ts';
import { packFolder, unpackFolder } from './packed-folder.ts';

const files = { 'a.txt': 'first\n', 'deep/b.bin': 'x\0y\0\0\0', 'deep/zeros': '\0'.repeat(100_000), 'no-bytes': '' };

async function packed(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  await mkdir(join(folder, 'deep/empty/within'), { recursive: true });
  const file = join(await temporaryFolder(), 'packed.gz');
  packFolder(folder, file);
  return file;
}

it('a folder comes out of its file as it was, with its empty folders and its zeros', async () => {
  const folder = join(await temporaryFolder(), 'out');
  unpackFolder(await packed(), folder);
  const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/')).toSorted();
  expect(paths).toEqual([...Object.keys(files), 'deep', 'deep/empty', 'deep/empty/within'].toSorted());
  for (const [name, text] of Object.entries(files)) expect(await readFile(join(folder, name), 'utf8')).toBe(text);
});

it('a file that is cut off makes no folder', async () => {
  const file = await packed();
  await truncate(file, 40);
  const parent = await temporaryFolder();
  expect(() => unpackFolder(file, join(parent, 'out'))).toThrow();
  expect(await readdir(parent)).toEqual([]);
});

it('a disk that is too small for a file is said to be, instead of leaving the file without its end', async ({
  skip,
}) => {
  const disk = await smallDisk(1);
  if (disk === null) return skip('a small disk can only be made on Linux, as root');
  const folder = await temporaryFolder();
  await writeFiles(folder, { a: 'a'.repeat(2_000_000) });
  const file = join(await temporaryFolder(), 'packed.gz');
  packFolder(folder, file);
  expect(() => unpackFolder(file, join(disk.folder, 'out'))).toThrow(/ENOSPC/);
});
