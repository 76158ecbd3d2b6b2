import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { sampleSource } from '../testing/paths.ts';
import { SampleVault } from './sample-vault.ts';

let vault: SampleVault;

beforeEach(async () => {
  vault = await SampleVault.open(sampleSource, join(await temporaryFolder(), 'data'));
});

describe('the sample', () => {
  it('the copy has every file that ships, byte for byte', async () => {
    await vault.copy();
    const files = await readdir(vault.path, { recursive: true });
    expect(files.toSorted()).toEqual((await readdir(sampleSource, { recursive: true })).toSorted());
    expect(files.filter((file) => file.endsWith('.md')).length).toBeGreaterThanOrEqual(40);
    expect(await readFile(join(vault.path, 'Attachments/cat.png'))).toEqual(
      await readFile(join(sampleSource, 'Attachments/cat.png')),
    );
  });

  it('copied twice, it keeps what the user has changed meanwhile', async () => {
    await vault.copy();
    await writeFile(join(vault.path, 'Welcome.md'), 'Mine.');
    await vault.copy();
    expect(await readFile(join(vault.path, 'Welcome.md'), 'utf8')).toBe('Mine.');
  });

  it('deleted, nothing is left of it', async () => {
    await vault.copy();
    await vault.delete();
    await expect(stat(vault.path)).rejects.toMatchObject({ code: 'ENOENT' });
    await vault.delete();
  });

  it('deleted, it leaves the notes that the user has changed or added', async () => {
    await vault.copy();
    await writeFile(join(vault.path, 'Welcome.md'), 'Mine.');
    await writeFile(join(vault.path, 'Garden/Mine, too.md'), 'Dahlias.');
    await vault.delete();
    expect((await readdir(vault.path, { recursive: true })).toSorted()).toEqual([
      'Garden',
      'Garden/Mine, too.md',
      'Welcome.md',
    ]);
  });
});
