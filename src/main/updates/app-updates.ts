import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { UpdateState } from '../../shared/updates.ts';
import type { AllowedHosts } from '../allowed-hosts.ts';
import type { Consent } from '../consent.ts';
import type { EngineProcess } from '../engine-process.ts';
import { updateObstacle } from './update-obstacle.ts';
import { Updates } from './updates.ts';

interface AppUpdatesDependencies {
  ask: EngineProcess['ask'];
  consent: Pick<Consent, 'toHost' | 'toInstall'>;
  hosts: Pick<AllowedHosts, 'has'>;
  userData: string;
  /** Closes the library: the new version, which starts at once, must not find it in use. */
  close: () => Promise<void>;
  onChange: (state: UpdateState) => void;
}

/** New versions of the app that runs. */
export function appUpdates({ ask, consent, hosts, userData, close, onChange }: AppUpdatesDependencies): Updates {
  // electron-builder writes it into what it packages.
  const addressFile = join(process.resourcesPath, 'app-update.yml');
  const appImage = process.env.APPIMAGE;
  return new Updates({
    obstacle: updateObstacle({
      isPackaged: app.isPackaged,
      platform: process.platform,
      appImage,
      hasAddress: existsSync(addressFile),
    }),
    open: async () => {
      const { openUpdater } = await import('./open-updater.ts');
      return openUpdater({
        app: {
          version: app.getVersion(),
          name: app.name,
          isPackaged: app.isPackaged,
          appUpdateConfigPath: addressFile,
          userDataPath: userData,
          baseCachePath: userData,
          whenReady: () => app.whenReady(),
          relaunch: () => app.relaunch(),
          quit: () => app.quit(),
          onQuit: (handler) => app.once('quit', (_event, exitCode) => handler(exitCode)),
        },
        platform: process.platform,
        appImage,
        releases: {
          read: async (url, accept) => (await ask('update.read', { url, accept })).text,
          save: async (url, file) => (await ask('update.save', { url, file })).sha512,
        },
        beforeInstall: async () => {
          await close();
          app.releaseSingleInstanceLock();
        },
      });
    },
    agreeToAddress: (address) => consent.toHost(address, 'updates'),
    isAllowed: (address) => hosts.has(address),
    agreeToInstall: (version) => consent.toInstall(version),
    onChange,
  });
}
