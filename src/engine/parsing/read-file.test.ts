import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { asOrdinaryUser } from '../testing/ordinary-user.ts';
import { isUnreadable, readBytes } from './read-file.ts';

const most = 1024 * 1024;

const reading = async (path: string) => textsInEnglish(await readBytes(path, most));

describe('reading a file', () => {
  it('reading a file gives its bytes and their hash', async () => {
    const vault = await vaultOf({ 'a.md': 'one', 'b.md': 'one' });
    const [a, b] = await Promise.all([readBytes(join(vault, 'a.md'), most), readBytes(join(vault, 'b.md'), most)]);
    if (isUnreadable(a) || isUnreadable(b)) throw new Error('A file could not be read.');
    expect(Buffer.from(a.bytes).toString()).toBe('one');
    expect(a.contentHash).toBe(b.contentHash);
  });

  it('reading a file says what cannot be read, with the reason', async () => {
    const vault = await vaultOf({ 'long.md': 'a'.repeat(2 * most) });
    expect(await reading(join(vault, 'long.md'))).toEqual({ reason: expect.stringContaining('2 MB') });
    expect(await reading('/nowhere/note.md')).toEqual({
      reason: 'The file disappeared while it was being read.',
      isAccessible: false,
    });
  });

  it('reading a file opens no pipe and no device', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no such files');
    const vault = await temporaryFolder();
    execFileSync('mkfifo', [join(vault, 'pipe.md')]);
    const noFile = { reason: expect.stringContaining('not an ordinary file') };
    expect(await reading(join(vault, 'pipe.md'))).toEqual(noFile);
    expect(await reading('/dev/zero')).toEqual(noFile);
    expect(await reading(vault)).toEqual(noFile);
  });

  it('reading a file says when it is not allowed', async () => {
    const vault = await vaultOf({ 'note.md': 'secret' });
    await chmod(vault, 0o755);
    await chmod(join(vault, 'note.md'), 0);
    const file = await asOrdinaryUser(() => reading(join(vault, 'note.md')));
    expect(file).toEqual({ reason: expect.stringContaining('not allowed'), isAccessible: false });
  });
});
