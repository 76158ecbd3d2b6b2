import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { textsInEnglish } from '../../shared/texts-in-english.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import { readBytes } from '../parsing/read-file.ts';
import { temporaryFolder, vaultOf, writeFiles } from '../testing/folders.ts';
import { asOrdinaryUser } from '../testing/ordinary-user.ts';
import { isEmptyFolder, scanFolder, scanPaths } from './scan.ts';

const settings = defaultSettings;
const paths = async (folder: string) => (await scanFolder(folder)).files.map(({ path }) => path);
const problems = async (folder: string) =>
  Object.fromEntries((await scanFolder(folder)).problems.map(({ path, reason }) => [path, textsInEnglish(reason)]));

describe('scanning a folder', () => {
  it('a scan finds notes by their extension, however deep, in the order of their paths', async () => {
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

  it('a scan remarks on a file of patterns that is not obeyed: nothing is left out for it', async () => {
    const vault = await vaultOf({ 'a.md': '', '.gitignore': 'x\n'.repeat(600_000) });
    const { files, problems } = await scanFolder(vault);
    expect(files.map(({ path }) => path)).toEqual(['a.md']);
    expect(problems).toMatchObject([{ path: '.gitignore', isRemark: true }]);
  });

  it('a scan finds source code where the settings say so', async () => {
    const vault = await vaultOf({ 'a.md': '', 'b.py': '', 'c.rs': '' });
    expect(await paths(vault)).toEqual(['a.md']);
    const { files } = await scanFolder(vault, { settings: { ...settings, code: true } });
    expect(files.map(({ path }) => path)).toEqual(['a.md', 'b.py', 'c.rs']);
  });

  it('a scan gives a file of a year that no date can hold the nearest one that can', async () => {
    const vault = await vaultOf({ 'far.md': '', 'long ago.md': '' });
    await utimes(join(vault, 'far.md'), 9e12, 9e12);
    await utimes(join(vault, 'long ago.md'), -9e12, -9e12);
    for (const { path, modifiedAt } of (await scanFolder(vault)).files) {
      expect(new Date(modifiedAt).getTime(), path).toBe(modifiedAt);
      const read = await readBytes(join(vault, path), 1);
      expect(read).toMatchObject({ modifiedAt });
    }
  });

  it('a scan takes names as they are, including twins in case and in normal form', async () => {
    const names = ['100% & #1?.md', 'naïve.md', 'quote"\'.md', '😀.md', ' space .md', `${'x'.repeat(240)}.md`];
    names.push('Case.md', 'café.md', 'back\\slash.md', 'new\nline.md', '-dash.md');
    // Other systems treat these as one name, or as none.
    if (process.platform === 'linux') names.push('case.md', 'cafe\u0301.md');
    const vault = await vaultOf(Object.fromEntries(names.map((name) => [name, ''])));
    expect((await paths(vault)).sort()).toEqual([...names].sort());
  });

  it('a scan finds nothing new behind a link to what is found in its own place', async () => {
    const vault = await vaultOf({ 'in/a.md': '' });
    await symlink(vault, join(vault, 'in/loop'));
    await symlink(join(vault, 'in'), join(vault, 'also-in'));
    await symlink(join(vault, 'in/a.md'), join(vault, 'again.md'));
    expect(await paths(vault)).toEqual(['in/a.md']);
    expect(await problems(vault)).toEqual({});
  });

  it('a scan follows a link to a place inside that is found in no other way, once', async () => {
    const vault = await vaultOf({ '.store/deep/a.md': '', '.store/b': '', 'c.md': '' });
    await symlink('.store', join(vault, 'one'));
    await symlink('.store', join(vault, 'two'));
    await symlink(join('..', '..'), join(vault, '.store/deep/loop'));
    await symlink('.store/b', join(vault, 'b.md'));
    await symlink('.store/b', join(vault, 'b-again.md'));
    expect(await paths(vault)).toEqual(['b-again.md', 'c.md', 'one/deep/a.md']);
  });

  it('a scan never follows a link out of the folder, and says so where there could be notes', async () => {
    const outside = await vaultOf({ 'secret.md': '' });
    const vault = await vaultOf({ 'a.md': '' });
    await symlink(outside, join(vault, 'out'));
    await symlink(join(outside, 'secret.md'), join(vault, 'secret.md'));
    await symlink('/dev/zero', join(vault, 'zero.md'));
    await symlink('/etc/passwd', join(vault, 'passwd'));
    await symlink('/nowhere', join(vault, 'dangling.md'));
    await symlink('self.md', join(vault, 'self.md'));
    expect(await paths(vault)).toEqual(['a.md']);
    expect(await problems(vault)).toEqual({
      out: expect.stringContaining('points out of the folder'),
      'secret.md': expect.stringContaining('points out of the folder'),
      'zero.md': expect.stringContaining('points out of the folder'),
      'dangling.md': expect.stringContaining('points nowhere'),
      'self.md': expect.stringContaining('points nowhere'),
    });
  });

  it('a scan opens no pipes, and reports those named like a note', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no such files');
    const vault = await vaultOf({ 'a.md': '' });
    execFileSync('mkfifo', [join(vault, 'pipe.md'), join(vault, 'pipe')]);
    expect(await paths(vault)).toEqual(['a.md']);
    expect(await problems(vault)).toEqual({ 'pipe.md': expect.stringContaining('a pipe, a socket or a device') });
  });

  it('a scan reports a name that is not text', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only on Linux can a name be any bytes');
    const vault = await vaultOf({ 'a.md': '' });
    await writeFile(Buffer.concat([Buffer.from(`${vault}/bad-`), Buffer.from([0xff]), Buffer.from('.md')]), '');
    expect(await paths(vault)).toEqual(['a.md']);
    expect(Object.values(await problems(vault))).toEqual([expect.stringContaining('not valid text')]);
  });

  it('a scan says which folder it may not read, so that its notes are kept', async () => {
    const vault = await vaultOf({ 'a.md': '', 'locked/b.md': '' });
    await chmod(vault, 0o755);
    await chmod(join(vault, 'locked'), 0);
    onTestFinished(() => chmod(join(vault, 'locked'), 0o700));
    const { unseen, problems } = await asOrdinaryUser(() => scanFolder(vault));
    expect(new Set(unseen)).toEqual(new Set(['locked']));
    expect(problems).toMatchObject([{ path: 'locked' }]);
  });

  it('a scan ends when it is aborted', async () => {
    const vault = await vaultOf({ 'a/b.md': '' });
    const stop = new AbortController();
    const scan = scanFolder(vault, { settings, onFolder: () => stop.abort(), signal: stop.signal });
    await expect(scan).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('a scan fails for a folder that is not there, or is replaced while it is read', async () => {
    const vault = await vaultOf({ 'a/b.md': '' });
    await expect(scanFolder(join(vault, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' });
    const replaced = scanFolder(vault, {
      settings,
      onFolder: (path) => {
        if (path === 'a') execFileSync('sh', ['-c', `mv "${vault}" "${vault}-aside" && mkdir "${vault}"`]);
      },
    });
    onTestFinished(() => rm(`${vault}-aside`, { recursive: true, force: true }));
    await expect(replaced).rejects.toThrow();
  });

  it('an empty folder is told from one without notes', async () => {
    expect(await isEmptyFolder(await temporaryFolder())).toBe(true);
    expect(await isEmptyFolder(await vaultOf({ 'a.png': '' }))).toBe(false);
  });
});

describe('scanning some paths of a folder', () => {
  const some = async (vault: string, ...asked: string[]) => {
    const scan = await scanPaths(vault, asked, { settings });
    return { found: scan.files.map(({ path }) => path), scope: scan.scope };
  };

  it('a scan of some paths finds files, folders with all inside, and nothing where nothing is', async () => {
    const vault = await vaultOf({ 'a.md': '', 'b.md': '', 'sub/c.md': '', 'sub/deep/d.md': '', 'x.png': '' });
    expect(await some(vault, 'a.md', 'x.png', 'gone.md', 'sub', 'sub/c.md', 'no/where.md')).toEqual({
      found: ['a.md', 'sub/c.md', 'sub/deep/d.md'],
      scope: ['a.md', 'gone.md', 'no/where.md', 'sub', 'x.png'],
    });
  });

  it('a scan of some paths heeds what is left out, also by the ignore files on the way', async () => {
    const vault = await vaultOf({ '.gitignore': 'out/\n', 'out/deep/a.md': '', '.git/b.md': '', 'sub/c.tmp.md': '' });
    await writeFiles(vault, { 'sub/.nearnoteignore': '*.tmp.md\n' });
    expect((await some(vault, 'out/deep/a.md', 'out', '.git', '.git/b.md', 'sub/c.tmp.md')).found).toEqual([]);
  });

  it('a scan of some paths leaves its folder for none of them, whatever the patterns take', async () => {
    const vault = await vaultOf({ 'in/a.md': '', 'in/.nearnoteignore': '!..\n', 'private/secret.md': '' });
    const patterns = ['!..', '!.*/', '!*'];
    const outside = [
      '../private/secret.md',
      '../private',
      '..',
      'x/../../private/secret.md',
      join(vault, 'private/secret.md'),
    ];
    for (const path of [...outside, 'a\0.md']) {
      const scan = scanPaths(join(vault, 'in'), ['a.md', path], {
        settings: { ...settings, patterns, gitignore: false },
      });
      await expect(scan, path).rejects.toMatchObject({ code: 'note-missing' });
    }
  });

  it('a scan of a changed ignore file looks at all that it speaks of', async () => {
    const vault = await vaultOf({ 'a.md': '', 'sub/b.md': '', 'sub/.gitignore': 'c.md' });
    expect(await some(vault, 'sub/.gitignore')).toEqual({ found: ['sub/b.md'], scope: ['sub'] });
    expect(await some(vault, '.nearnoteignore')).toEqual({ found: ['a.md', 'sub/b.md'], scope: [''] });
  });

  it('a scan of some paths looks at the whole folder where links are involved', async () => {
    const vault = await vaultOf({ '.store/a.md': '', 'b.md': '' });
    await symlink('.store', join(vault, 'link'));
    const all = { found: ['b.md', 'link/a.md'], scope: [''] };
    expect(await some(vault, 'link')).toEqual(all);
    expect(await some(vault, 'link/a.md')).toEqual(all);
  });

  it('a scan of some paths finds a folder that has taken the place of a note', async () => {
    const vault = await vaultOf({ 'a.md': '' });
    await rename(join(vault, 'a.md'), join(vault, 'b.md'));
    await mkdir(join(vault, 'a.md'));
    await writeFile(join(vault, 'a.md/inside.md'), '');
    expect((await some(vault, 'a.md', 'b.md')).found).toEqual(['a.md/inside.md', 'b.md']);
  });
});
