import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, vaultOf } from '../testing/library.ts';
import { scanFolder } from './scan.ts';

const paths = async (folder: string) => (await scanFolder(folder)).files.map(({ path }) => path);

describe('scanning a folder', () => {
  it('finds notes by their extension, however deep, in the order of their paths', async () => {
    const vault = await vaultOf({
      'b.MD': '',
      'a.txt': '',
      'c/d/e.markdown': '',
      'c/x.mdx': '',
      'photo.png': '',
      'c/README': '',
    });
    expect(await paths(vault)).toEqual(['a.txt', 'b.MD', 'c/d/e.markdown', 'c/x.mdx']);
  });

  it('leaves out dot folders and node_modules', async () => {
    const vault = await vaultOf({ 'n.md': '', '.git/x.md': '', '.obsidian/y.md': '', 'a/node_modules/z.md': '' });
    expect(await paths(vault)).toEqual(['n.md']);
  });

  it('takes names as they are', async () => {
    const names = ['100% & #1?.md', 'naïve.md', 'quote"\'.md', '😀.md', ' space .md', `${'x'.repeat(240)}.md`];
    const vault = await vaultOf(Object.fromEntries(names.map((name) => [name, ''])));
    expect((await paths(vault)).sort()).toEqual([...names].sort());
  });

  it('follows no link: not out of the folder, not in a loop, and nothing is found twice', async () => {
    const outside = await vaultOf({ 'secret.md': '' });
    const vault = await vaultOf({ 'in/a.md': '' });
    await symlink(outside, join(vault, 'out'));
    await symlink(join(outside, 'secret.md'), join(vault, 'secret.md'));
    await symlink(vault, join(vault, 'in/loop'));
    await symlink(join(vault, 'in/a.md'), join(vault, 'again.md'));
    await symlink('/nowhere', join(vault, 'dangling.md'));
    expect(await paths(vault)).toEqual(['in/a.md']);
  });

  it.skipIf(process.platform === 'win32')('does not open pipes', async () => {
    const vault = await vaultOf({ 'a.md': '' });
    execFileSync('mkfifo', [join(vault, 'pipe.md')]);
    expect(await paths(vault)).toEqual(['a.md']);
  });

  it('tells an empty folder from one without notes', async () => {
    expect(await scanFolder(await temporaryFolder())).toMatchObject({ files: [], empty: true });
    expect(await scanFolder(await vaultOf({ 'a.png': '' }))).toMatchObject({ files: [], empty: false });
  });
});
