import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vaultOf } from '../testing/library.ts';
import { isUnreadable, readNote } from './read.ts';

async function readOf(content: string | Uint8Array): Promise<string> {
  const file = await readNote(join(await vaultOf({ 'note.md': content }), 'note.md'));
  return isUnreadable(file) ? `! ${file.reason}` : file.text;
}

describe('reading a note', () => {
  it('decodes UTF-8, and UTF-16 with a mark, and takes the mark for no text', async () => {
    expect(await readOf('Grüße 😀')).toBe('Grüße 😀');
    expect(await readOf('\uFEFFGrüße')).toBe('Grüße');
    expect(await readOf(Buffer.from('\uFEFFGrüße', 'utf16le'))).toBe('Grüße');
    expect(await readOf(Buffer.from('\uFEFFGrüße', 'utf16le').swap16())).toBe('Grüße');
  });

  it('says what it cannot read, and why', async () => {
    expect(await readOf(Buffer.from('Grüße', 'latin1'))).toMatch(/^! .*not UTF-8/);
    expect(await readOf('text\0more')).toMatch(/^! .*NUL/);
    expect(await readOf(Buffer.alloc(11 * 1024 * 1024, 'a'))).toMatch(/^! .*11 MB/);
    expect(await readNote('/nowhere/note.md')).toEqual({ reason: 'The file went away while it was being read.' });
  });

  it('says when it is not allowed to', async () => {
    const vault = await vaultOf({ 'note.md': 'secret' });
    await chmod(vault, 0o755);
    await chmod(join(vault, 'note.md'), 0);
    const file = await asOrdinaryUser(() => readNote(join(vault, 'note.md')));
    expect(file).toEqual({ reason: expect.stringContaining('not allowed') });
  });
});

/** To the superuser everything is readable: for such a one the test steps down. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
