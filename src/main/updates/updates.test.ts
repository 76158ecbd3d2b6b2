import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readUpdateText, saveUpdateFile } from '../../engine/network/fetched-update.ts';
import { Network } from '../../engine/network/network.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { UpdateState } from '../../shared/updates.ts';
import { verbatim } from '../../shared/user-text.ts';
import { openUpdater } from './open-updater.ts';
import { type ReleaseServer, serveRelease } from './testing/release-server.ts';
import { updateObstacle } from './update-obstacle.ts';
import { Updates } from './updates.ts';

const appImage = randomBytes(300_000);

async function releasesOf(version: string, announced?: Buffer): Promise<ReleaseServer> {
  const server = await serveRelease(version, appImage, announced);
  onTestFinished(() => server.close());
  return server;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-updates-'));
  // electron-updater asks the environment itself which AppImage it is in.
  vi.stubEnv('APPIMAGE', join(folder, 'Nearnote.AppImage'));
  writeFileSync(join(folder, 'Nearnote.AppImage'), 'the old one');
});
afterEach(() => void vi.unstubAllEnvs());

/** Version 0.1.0 with real electron-updater, whose requests go through the real network; the user has allowed the address unless told otherwise. */
async function updatesAt(url: string, { agreeToAddress = async () => {} } = {}) {
  writeFileSync(join(folder, 'app-update.yml'), `provider: generic\nurl: ${url}\nupdaterCacheDirName: updates\n`);
  const network = await Network.open(folder, { route: async () => null });
  onTestFinished(() => network.close());
  const fetch = network.fetchFor('updates');
  const states: UpdateState[] = [];
  const updates = new Updates({
    obstacle: null,
    open: async () =>
      openUpdater({
        app: {
          version: '0.1.0',
          name: 'nearnote',
          isPackaged: true,
          appUpdateConfigPath: join(folder, 'app-update.yml'),
          userDataPath: folder,
          baseCachePath: folder,
          whenReady: async () => {},
          relaunch: () => {},
          quit: () => {},
          onQuit: () => {},
        },
        platform: 'linux',
        appImage: join(folder, 'Nearnote.AppImage'),
        releases: {
          read: (address, accept) => readUpdateText(fetch, address, accept),
          save: (address, file) => saveUpdateFile(fetch, address, file),
        },
        beforeInstall: async () => {},
      }),
    agreeToAddress,
    isAllowed: () => true,
    agreeToInstall: async () => {
      throw new NearnoteError('consent-missing', verbatim('The user has pressed Cancel.'));
    },
    onChange: (state) => void states.push(state),
  });
  return { updates, network, states };
}

// Of the three systems’ updaters only Linux’ runs without Electron, and only on Linux.
describe.skipIf(process.platform !== 'linux')('a new version', () => {
  it('a newer version is found, downloaded and checked; nothing is downloaded or installed by itself', async () => {
    const { url, asked } = await releasesOf('0.2.0');
    const { updates, network, states } = await updatesAt(url);
    expect(await updates.look()).toEqual({ kind: 'found', version: '0.2.0' });
    expect(asked.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/latest-linux.*yml$/)]);
    expect(await updates.fetch()).toEqual({ kind: 'ready', version: '0.2.0' });
    expect(readFileSync(join(folder, 'updates/pending/Nearnote-0.2.0.AppImage')).equals(appImage)).toBe(true);
    await expect(updates.install()).rejects.toMatchObject({ code: 'consent-missing' });
    expect(readFileSync(join(folder, 'Nearnote.AppImage'), 'utf8')).toBe('the old one');
    expect(states.map(({ kind }) => kind)).toEqual(['looking', 'found', 'fetching', 'ready']);

    const { contacts } = network.state();
    expect(contacts).toMatchObject([{ purpose: 'updates', requests: 2, sentBytes: 0 }]);
    expect(contacts[0]?.receivedBytes).toBeGreaterThan(appImage.length);
  });

  it('the server is told nothing that tells this computer from others', async () => {
    const { url, asked } = await releasesOf('0.2.0');
    const { updates } = await updatesAt(url);
    await updates.look();
    const usual = [
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'sec-fetch-mode',
      'user-agent',
    ];
    expect(asked.flatMap(({ headers }) => headers).filter((name) => !usual.includes(name))).toEqual([]);
  });

  it('the version that runs is no new one, and neither is an older one', async () => {
    for (const version of ['0.1.0', '0.0.9']) {
      const { updates } = await updatesAt((await releasesOf(version)).url);
      expect(await updates.look()).toEqual({ kind: 'current' });
    }
  });

  it('a download that is not what was announced is refused, and removed', async () => {
    const { updates } = await updatesAt((await releasesOf('0.2.0', Buffer.from('something else'))).url);
    await updates.look();
    expect(await updates.fetch()).toMatchObject({
      kind: 'failed',
      reason: { text: expect.stringMatching(/announced/) },
    });
    expect(existsSync(join(folder, 'updates/pending/Nearnote-0.2.0.AppImage'))).toBe(false);
  });

  it('nothing is contacted before the user has allowed it, nor while the network is off', async () => {
    const { url, asked } = await releasesOf('0.2.0');
    const refusing = async () => {
      throw new NearnoteError('consent-missing', verbatim('The user has pressed Cancel.'));
    };
    const { updates: refused } = await updatesAt(url, { agreeToAddress: refusing });
    await expect(refused.look()).rejects.toMatchObject({ code: 'consent-missing' });
    const { updates, network } = await updatesAt(url);
    await network.switch(true);
    expect(await updates.look()).toMatchObject({
      kind: 'failed',
      reason: { text: expect.stringMatching(/switched the network off/) },
    });
    expect(asked).toEqual([]);
  });

  it('a server without releases is told in plain words', async () => {
    const { url } = await releasesOf('no version');
    expect(await (await updatesAt(url)).updates.look()).toMatchObject({
      kind: 'failed',
      reason: { text: expect.stringMatching(/no release of Nearnote/) },
    });
  });
});

describe('a copy that cannot be updated by itself', () => {
  const packaged = { isPackaged: true, hasAddress: true, appImage: undefined };

  it.each([
    ['one that runs from its source', { ...packaged, isPackaged: false, platform: 'linux' }, /from its source/],
    ['one from a deb or an rpm', { ...packaged, platform: 'linux' }, /package of the system’s/],
    ['one without an address', { ...packaged, hasAddress: false, platform: 'win32' }, /without an address/],
  ] as const)('%s says why', (_, copy, reason) => {
    expect(updateObstacle(copy)?.text).toMatch(reason);
  });

  it('an AppImage, Windows’ and the Mac’s packages can be updated', () => {
    expect(updateObstacle({ ...packaged, platform: 'linux', appImage: '/home/ann/Nearnote.AppImage' })).toBeNull();
    for (const platform of ['win32', 'darwin'] as const) expect(updateObstacle({ ...packaged, platform })).toBeNull();
  });

  it('looking for a new version there asks nobody anything', async () => {
    const never = () => Promise.reject(new Error('this is not to be called'));
    const obstacle = updateObstacle({ ...packaged, isPackaged: false, platform: 'linux' });
    const updates = new Updates({
      obstacle,
      open: never,
      agreeToAddress: never,
      isAllowed: () => true,
      agreeToInstall: never,
      onChange: () => {},
    });
    expect(await updates.look()).toEqual({ kind: 'unavailable', reason: obstacle });
  });
});
