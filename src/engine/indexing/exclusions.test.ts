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
});
