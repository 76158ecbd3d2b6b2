import { protocol } from 'electron';
import type { Logger } from '../shared/log.ts';
import { appScheme } from './app-url.ts';
import { servePageFiles } from './page-files.ts';

/** Makes the page's scheme a standard and secure one. Electron takes this only before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the page's files from the folder `root`. */
export function serveApp(root: string, logger: Logger): void {
  protocol.handle(appScheme, servePageFiles(root, logger));
}
