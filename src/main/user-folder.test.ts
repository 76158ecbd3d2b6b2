import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { asOrdinaryUser } from '../engine/testing/ordinary-user.ts';
import { textsInEnglish } from '../shared/texts-in-english.ts';
import { problemOfUserFolder } from './user-folder.ts';

/** A folder of the ordinary user’s. */
async function withFolder(use: (folder: string) => void): Promise<void> {
  await asOrdinaryUser(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nearnote-user-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    use(folder);
  });
}

it('the folder of what is the user’s is made if it is not there', () =>
  withFolder((folder) => {
    const inside = join(folder, 'of', 'the user');
    expect(problemOfUserFolder(inside)).toBeNull();
    expect(existsSync(inside)).toBe(true);
  }));

it('a folder that may not be written, or cannot be made, is told with its path and a way out', ({ skip }) => {
  skip(process.platform === 'win32', 'there are no such permissions');
  return withFolder((folder) => {
    writeFileSync(join(folder, 'file'), '');
    expect(textsInEnglish(problemOfUserFolder(join(folder, 'file', 'inside')))).toMatch(
      /may not write there \(ENOTDIR\)/,
    );
    chmodSync(folder, 0o500);
    const told = textsInEnglish(problemOfUserFolder(folder));
    expect(told).toContain(folder);
    expect(told).toMatch(/\(EACCES\)\. .* --user-data-dir=FOLDER/);
    expect(textsInEnglish(problemOfUserFolder(join(folder, 'inside')))).toMatch(/EACCES/);
    chmodSync(folder, 0o700);
  });
});
