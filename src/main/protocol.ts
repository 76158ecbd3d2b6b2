import { protocol } from 'electron';
import type { Logger } from '../shared/log.ts';
import { appScheme, appUrl, isOfPage } from './app-url.ts';
import { isImagePath, type LocateImage, serveNoteImages } from './note-images.ts';
import { servePageFiles } from './page-files.ts';

/** Makes the page's scheme a standard and secure one, whose scripts are kept compiled. Electron takes this only before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the page's files from the folder `root`, and the images that notes show. */
export function serveApp(root: string, locateImage: LocateImage, logger: Logger): void {
  const servePage = servePageFiles(root, logger);
  const serveImages = serveNoteImages(locateImage, logger);
  protocol.handle(appScheme, (request) => {
    const isImage = isOfPage(request.url, appUrl) && isImagePath(new URL(request.url).pathname);
    return isImage ? serveImages(request) : servePage(request);
  });
}
