import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../notes/folder-settings.ts';
import { vaultOf } from '../testing/folders.ts';
import { isPlaceholder } from './placeholder.ts';
import { scanFolder, scanPaths } from './scan.ts';

describe('a file that is only in the cloud', () => {
  it.each([
    ['darwin', 10, 0, true],
    ['darwin', 0, 0, false],
    ['darwin', 10, 8, false],
    ['win32', 100_000, 0, true],
    ['win32', 700, 0, false],
    ['win32', 100_000, 200, false],
    ['linux', 100_000, 0, false],
  ] as const)('on %s, %d bytes in %d blocks: %s', (platform, size, blocks, expected) => {
    expect(isPlaceholder({ size, blocks }, platform)).toBe(expected);
  });

  it('is told from the others, and what is stored of it is kept', async () => {
    const vault = await vaultOf({
      'a/here.md': '# Here',
      'a/.away.md.icloud': 'bplist00',
      'a/.picture.png.icloud': 'x',
      'b/gone.md.nextcloud': ' ',
      'b/gone.org.owncloud': ' ',
    });
    const { files, problems, unseen } = await scanFolder(vault);
    expect(files.map(({ path }) => path)).toEqual(['a/here.md']);
    expect(unseen.toSorted()).toEqual(['a/away.md', 'b/gone.md', 'b/gone.org']);
    const looked = await scanPaths(vault, ['a/away.md', 'a/gone.md', 'b/gone.md'], { settings: defaultSettings });
    expect([looked.files, looked.unseen]).toEqual([[], ['a/away.md', 'b/gone.md']]);
    expect(problems.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toMatchObject(
      ['a/away.md', 'b/gone.md', 'b/gone.org'].map((path) => ({
        path,
        reason: { text: expect.stringMatching(/only in the cloud/) },
      })),
    );
  });
});
