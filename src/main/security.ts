import { app, type Session, session, shell, type WebContents } from 'electron';
import type { Logger } from '../shared/log.ts';
import { decideNavigation } from './navigation.ts';

/** Guards every page from its first moment on. To be called before the first window is made. */
export function guardPages(page: string, logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, page, logger));
  denyPermissions(session.defaultSession);
}

function guardNavigation(contents: WebContents, page: string, logger: Logger): void {
  contents.on('will-navigate', (event) => {
    if (decideNavigation(event.url, page) === 'stay') return;
    event.preventDefault();
    leave(event.url, page, logger);
  });
  contents.setWindowOpenHandler(({ url }) => {
    leave(url, page, logger);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function leave(address: string, page: string, logger: Logger): void {
  if (decideNavigation(address, page) !== 'open-externally') return;
  shell.openExternal(address).catch((error: unknown) => logger.log('address.not-opened', {}, error));
}

/** The page shows notes and takes text: it needs no camera, no notification, no device, nothing that asks. */
function denyPermissions(pages: Session): void {
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  pages.setPermissionCheckHandler(() => false);
}
