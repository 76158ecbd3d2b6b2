import { constants, readFileSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { RequestOptions } from 'node:http';
import { dirname } from 'node:path';
import { AppImageUpdater, type AppUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import { parse } from 'yaml';
import { z } from 'zod';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import type { Updater } from './updates.ts';

/** What electron-builder writes into a package about its releases. */
const addressShape = z.union([
  z.object({ provider: z.literal('github'), owner: z.string(), repo: z.string() }),
  z.object({ provider: z.literal('generic'), url: z.url() }),
]);

/** Milliseconds between two looks at how much of a file there is. */
const lookEvery = 500;

/** The program, as electron-updater asks for it. */
interface UpdatedApp {
  version: string;
  name: string;
  isPackaged: boolean;
  /** The file that says where the releases are. */
  appUpdateConfigPath: string;
  userDataPath: string;
  /** The folder of what can be made again; electron-updater keeps a download in a folder in it. */
  baseCachePath: string;
  whenReady(): Promise<void>;
  relaunch(): void;
  quit(): void;
  onQuit(handler: (exitCode: number) => void): void;
}

/** What the engine does, which makes all connections. */
interface Releases {
  /** What an address answers, as text. @param accept the kind of content that is asked for; null for any. */
  read(url: string, accept: string | null): Promise<string>;
  /** Downloads a file. @returns the SHA-512 of what was written, in base64. */
  save(url: string, file: string): Promise<string>;
}

interface UpdaterDependencies {
  app: UpdatedApp;
  platform: NodeJS.Platform;
  /** The file of the AppImage that runs; undefined in any other package. */
  appImage: string | undefined;
  releases: Releases;
  /** Ends what a new start of the program would meet. */
  beforeInstall: () => Promise<void>;
}

/** electron-updater, with every request made by the engine: allowed by main, counted, and none while the network is off. */
export function openUpdater({ app, platform, appImage, releases, beforeInstall }: UpdaterDependencies): Updater {
  const updater = updaterFor(platform, app);
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  // A whole file, so that it is known by its hash alone.
  updater.disableDifferentialDownload = true;
  updater.logger = null;
  // Failures are thrown as well; an `error` event that nobody hears would end the program.
  updater.on('error', () => {});

  let onBytes: (bytes: number) => void = () => {};
  const executor = {
    async request(options: RequestOptions): Promise<string> {
      const { protocol, hostname, port, path, headers } = options;
      const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
      const accept = z.object({ accept: z.string() }).safeParse(headers).data?.accept ?? null;
      return releases.read(url, accept);
    },
    async download(url: URL, file: string, { sha512 }: { sha512?: string | null }): Promise<string> {
      const looking = setInterval(() => {
        void stat(file).then(
          ({ size }) => onBytes(size),
          // It is not there yet.
          () => {},
        );
      }, lookEvery);
      try {
        if ((await releases.save(url.href, file)) === sha512) return file;
      } finally {
        clearInterval(looking);
      }
      throw new NearnoteError(
        'download-failed',
        userText('What was downloaded is not what was announced. Nothing was installed.'),
      );
    },
  };
  // The one it would use by itself connects past the engine. electron-updater has no other place for another one.
  Reflect.set(updater, 'httpExecutor', executor);

  return {
    address: addressIn(app.appUpdateConfigPath),
    look: async () => {
      const result = await updater.checkForUpdates();
      return result?.isUpdateAvailable === true ? result.updateInfo.version : null;
    },
    fetch: async (tell) => {
      onBytes = tell;
      await updater.downloadUpdate();
    },
    install: async () => {
      if (appImage !== undefined) await requireWritable(appImage);
      await beforeInstall();
      updater.quitAndInstall(true, true);
    },
  };
}

/** @throws NearnoteError `download-failed`: once the library is closed for the new version, there is no way back. */
async function requireWritable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch((cause: unknown) => {
    throw new NearnoteError(
      'download-failed',
      userText('Nearnote may not replace {file}. Move it to a folder of your own, and try again.', { file }),
      { cause },
    );
  });
}

function updaterFor(platform: NodeJS.Platform, app: UpdatedApp): AppUpdater {
  if (platform === 'darwin') return new MacUpdater(undefined, app);
  return platform === 'win32' ? new NsisUpdater(null, app) : new AppImageUpdater(null, app);
}

function addressIn(file: string): string {
  const found = addressShape.parse(parse(readFileSync(file, 'utf8')));
  return found.provider === 'github' ? `https://github.com/${found.owner}/${found.repo}` : found.url;
}
