import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { textsInEnglish } from '../../../shared/texts-in-english.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { silentDrive } from './silent-drive.ts';
import { WatchedFolder, type WatchedFolderOptions } from './watched-folder.ts';

async function following(system: WatchedFolderOptions['system'], isThere = () => true) {
  const path = await temporaryFolder();
  const changes: string[][] = [];
  const reasons: unknown[] = [];
  const folder = new WatchedFolder(path, {
    onChange: async (paths) => {
      changes.push(paths);
      return isThere();
    },
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

  it('a folder that was away when its changes were looked at, and is back before that was noticed, is compared and watched anew', async () => {
    let isThere = false;
    const { path, folder, changes } = await following(undefined, () => isThere);
    await writeFile(join(path, 'a.md'), '');
    await expect.poll(() => changes).toEqual([['a.md']]);
    isThere = true;
    await expect.poll(() => changes).toEqual([['a.md'], ['']]);
    folder.watchSubfolder('');
    await writeFile(join(path, 'b.md'), '');
    await expect.poll(() => changes).toEqual([['a.md'], [''], ['b.md']]);
  });

  it('a usual drive counts as one that reports all changes', async () => {
    expect(await silentDrive(await temporaryFolder())).toBeNull();
  });

  describe('is checked for its disappearance', () => {
    /** A folder whose checks a test counts, in a time of its own. */
    async function checked() {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
      onTestFinished(() => void vi.useRealTimers());
      let checks = 0;
      const place: { identity: string | null } = { identity: '1' };
      const followed = await following({
        silentDrive: async () => null,
        identityOf: async () => {
          checks++;
          return place.identity;
        },
      });
      /** How many checks there are in so many seconds. */
      const within = async (seconds: number): Promise<number> => {
        const before = checks;
        await vi.advanceTimersByTimeAsync(seconds * 1_000);
        return checks - before;
      };
      return { ...followed, place, within };
    }

    it('ever more rarely while nothing happens in it', async () => {
      const { within } = await checked();
      expect(await within(60)).toBeLessThan(8);
      expect(await within(600)).toBeLessThan(22);
    });

    it('often again once something happens in it', async () => {
      const { path, changes, within } = await checked();
      await within(600);
      await writeFile(join(path, 'a.md'), '');
      await expect
        .poll(async () => {
          await within(0.5);
          return changes;
        })
        .toContainEqual(['a.md']);
      expect(await within(10)).toBeGreaterThan(1);
    });

    it('at once when somebody is there, but not with every key', async () => {
      const { folder, within } = await checked();
      await within(600);
      for (let keys = 0; keys < 5; keys++) {
        folder.look();
        await within(0.1);
      }
      await within(600);
      folder.look();
      expect(await within(0.1)).toBe(1);
      folder.look();
      expect(await within(0.1)).toBe(0);
    });

    it('so that it is found within seconds when it comes back', async () => {
      const { changes, place, within } = await checked();
      await within(600);
      place.identity = null;
      await within(600);
      const before = changes.length;
      place.identity = '2';
      await within(6);
      expect(changes.slice(before)).toEqual([['']]);
    });
  });
});
