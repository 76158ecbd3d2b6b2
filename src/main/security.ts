import { app, type Session, session, shell, type WebContents } from 'electron';
import { logError } from './log.ts';
import { decideNavigation } from './navigation.ts';

/** Guards every page from its first moment on. To be called before the first window is made. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
  denyPermissions(session.defaultSession);
}

function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (decideNavigation(event.url) === 'stay') return;
    event.preventDefault();
    leave(event.url);
  });
  contents.setWindowOpenHandler(({ url }) => {
    leave(url);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function leave(address: string): void {
  if (decideNavigation(address) !== 'open-externally') return;
  shell.openExternal(address).catch((error: unknown) => {
    logError(`The system’s browser did not open ${address}:`, error);
  });
}

/** The page shows notes and takes text: it needs no camera, no notification, no device, nothing that asks. */
function denyPermissions(pages: Session): void {
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  pages.setPermissionCheckHandler(() => false);
}
