import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { textsInEnglish } from '../../../shared/texts-in-english.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { silentDrive } from './silent-drive.ts';
import { WatchedFolder, type WatchedFolderOptions } from './watched-folder.ts';

async function following(system: WatchedFolderOptions['system']) {
  const path = await temporaryFolder();
  const changes: string[][] = [];
  const reasons: unknown[] = [];
  const folder = new WatchedFolder(path, {
    onChange: async (paths) => void changes.push(paths),
    onPolled: (reason) => reasons.push(textsInEnglish(reason)),
    ...(system === undefined ? {} : { system }),
  });
  onTestFinished(() => folder.close());
  folder.watchSubfolder('');
  return { path, folder, changes, reasons };
}

describe('a folder that is followed', () => {
  it('a folder is compared from time to time where the system’s limit on watches is reached, and says so', async () => {
    const full = Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });
    const { changes, reasons } = await following({
      watch: () => {
        throw full;
      },
    });
    expect(reasons).toEqual([expect.stringContaining('limit is reached')]);
    await expect.poll(() => changes).toContainEqual(['']);
    expect(reasons).toHaveLength(1);
  });

  it('a folder is compared from time to time on a drive that does not report all changes, and watched as well', async () => {
    const { path, changes, reasons } = await following({ silentDrive: async () => 'NFS' });
    await expect.poll(() => reasons).toEqual([expect.stringContaining('NFS')]);
    await writeFile(join(path, 'a.md'), '');
    await expect.poll(() => changes).toContainEqual(['a.md']);
    await expect.poll(() => changes).toContainEqual(['']);
  });

  it('changes that happen together are reported together', async () => {
    const { path, changes } = await following(undefined);
    await Promise.all(['a.md', 'b.md', 'c.md'].map((name) => writeFile(join(path, name), '')));
    await expect.poll(() => changes.map((paths) => paths.toSorted())).toEqual([['a.md', 'b.md', 'c.md']]);
  });

  it('a usual drive counts as one that reports all changes', async () => {
    expect(await silentDrive(await temporaryFolder())).toBeNull();
  });
});
