import { describe, expect, it } from 'vitest';
import type { FolderSettings } from '../../shared/domain.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import { vaultOf } from '../testing/folders.ts';
import { scanFolder } from './scan.ts';

async function taken(files: Record<string, string>, change: Partial<FolderSettings> = {}): Promise<string[]> {
  const { files: found } = await scanFolder(await vaultOf(files), { settings: { ...defaultSettings, ...change } });
  return found.map(({ path }) => path);
}

describe('what is left out of a folder', () => {
  it('what programs and systems keep in a folder is left out', async () => {
    const kept = await taken({
      'n.md': '',
      '.hidden.md': '',
      '.obsidian/x.md': '',
      '.trash/x.md': '',
      'a/node_modules/x.md': '',
      'lost+found/x.md': '',
      '#recycle/x.md': '',
      '._n.md': '',
      '~$n.md': '',
    });
    expect(kept).toEqual(['.hidden.md', 'n.md']);
  });

  it('.gitignore leaves files out at every level, the nearest first, unless that is switched off', async () => {
    const files = {
      '.gitignore': 'drafts/\n*.tmp.md\n/top.md\n',
      'top.md': '',
      'a.tmp.md': '',
      'drafts/x.md': '',
      'sub/top.md': '',
      'sub/.gitignore': '!keep.tmp.md\nlocal.md\n',
      'sub/keep.tmp.md': '',
      'sub/other.tmp.md': '',
      'sub/local.md': '',
      'sub/deep/local.md': '',
      'local.md': '',
    };
    expect(await taken(files)).toEqual(['local.md', 'sub/keep.tmp.md', 'sub/top.md']);
    expect(await taken(files, { gitignore: false })).toHaveLength(9);
  });

  it('.nearnoteignore leaves files out, and comes before .gitignore', async () => {
    const files = {
      '.gitignore': 'private/\n',
      '.nearnoteignore': '!private/\nlogs/\n',
      'private/a.md': '',
      'logs/b.md': '',
      'c.md': '',
    };
    expect(await taken(files)).toEqual(['c.md', 'private/a.md']);
    expect(await taken(files, { gitignore: false })).toEqual(['c.md', 'private/a.md']);
  });

  it('the user’s own patterns come before all others', async () => {
    const files = { '.nearnoteignore': 'a/\n', 'a/1.md': '', 'b/2.md': '', '.journal/3.md': '', '.other/4.md': '' };
    expect(await taken(files, { patterns: ['!a/', 'b', '!.journal/'] })).toEqual(['.journal/3.md', 'a/1.md']);
    expect(await taken(files, { patterns: ['*', '!/b/', '!/b/**'] })).toEqual(['b/2.md']);
  });

  it('an ignore file that is a folder, or lines that are no patterns, leave nothing out', async () => {
    const files = { '.gitignore/x': '', 'a/.gitignore': '[\n\\\n!\n/\n../b.md\n', 'a/b.md': '', 'b.md': '' };
    expect(await taken(files)).toEqual(['a/b.md', 'b.md']);
  });

  it('a file with more patterns than may be obeyed is a problem, and its first ones are obeyed, also with many in other folders', async () => {
    const many = `${'*a'.repeat(24)}b\n`.repeat(210);
    const vault = await vaultOf({
      'a.md': '',
      'sub/.gitignore': `draft.md\n${many}late.md\n`,
      'sub/draft.md': '',
      'sub/late.md': '',
      'sub/deep/.gitignore': `draft.md\n${many}`,
      'sub/deep/draft.md': '',
      'sub/deep/.nearnoteignore': `${many}`,
      'large/.nearnoteignore': '#'.repeat(1_100_000),
    });
    const patterns = ['a.md', '*'.repeat(1_001)];
    const scan = await scanFolder(vault, { settings: { ...defaultSettings, patterns } });
    expect(scan.files.map(({ path }) => path)).toEqual(['sub/late.md']);
    expect(scan.problems.map(({ path }) => path).sort()).toEqual([
      '',
      'large/.nearnoteignore',
      'sub/.gitignore',
      'sub/deep/.gitignore',
      'sub/deep/.nearnoteignore',
    ]);
  });

  it('a scan of names that patterns take long for can be stopped', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `${'a'.repeat(200)}${i}.md`);
    const files = Object.fromEntries(names.map((name) => [name, '']));
    const vault = await vaultOf({ ...files, '.gitignore': `*${'a'.repeat(150)}b*\n`.repeat(60) });
    const stopping = new AbortController();
    // Nothing but a pause within the folder lets this in once its names are compared.
    const scan = scanFolder(vault, {
      settings: defaultSettings,
      signal: stopping.signal,
      onFolder: () => setTimeout(() => stopping.abort(), 1),
    });
    await expect(scan).rejects.toMatchObject({ name: 'AbortError' });
  });
});
