import { app, type Session, session, shell, type WebContents } from 'electron';
import type { Logger } from '../shared/log.ts';
import { mailAddress } from '../shared/mail-address.ts';
import type { Consent } from './consent.ts';
import type { Gestures } from './gestures.ts';
import { decideNavigation } from './navigation.ts';

interface Guard {
  /** The address of the page. */
  page: string;
  consent: Pick<Consent, 'opensAddress' | 'writesTo'>;
  gestures: Gestures;
  logger: Logger;
}

/** Guards every page from its first moment on. To be called before the first window is made. */
export function guardPages(guard: Guard): void {
  app.on('web-contents-created', (_event, contents) => {
    guard.gestures.watch(contents);
    guardNavigation(contents, guard);
    // The page talks to nobody, so neither may a connection that no request begins.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
  denyPermissions(session.defaultSession);
  // The page writes no file, not even by way of the system’s dialog.
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  denyNetwork(session.defaultSession, guard.page);
}

function guardNavigation(contents: WebContents, guard: Guard): void {
  contents.on('will-navigate', (event) => {
    if (decideNavigation(event.url, guard.page) === 'stay') return;
    event.preventDefault();
    leave(event.url, guard);
  });
  contents.setWindowOpenHandler(({ url }) => {
    leave(url, guard);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Whoever closes the window closes it: the page may not keep it open.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}

function leave(address: string, guard: Guard): void {
  open(address, guard).catch((error: unknown) => guard.logger.log('address.not-opened', {}, error));
}

async function open(address: string, { page, consent }: Guard): Promise<void> {
  switch (decideNavigation(address, page)) {
    case 'open-externally':
      if (await consent.opensAddress(address)) await shell.openExternal(address);
      return;
    case 'write-mail': {
      const receiver = mailAddress(address);
      // Nothing but the address: what else the link says could attach files.
      if (receiver !== null && (await consent.writesTo(receiver))) await shell.openExternal(`mailto:${receiver}`);
      return;
    }
    case 'stay':
    case 'refuse':
  }
}

/** Chromium itself reaches nothing: whatever the page needs comes by its own scheme, or under `npm run dev` from Vite’s server. */
function denyNetwork(pages: Session, page: string): void {
  const { host } = new URL(page);
  pages.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    ({ url }, answer) => answer({ cancel: new URL(url).host !== host }),
  );
}

/** The page shows notes and takes text: it needs no camera, no notification, no device, nothing that asks. */
function denyPermissions(pages: Session): void {
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  pages.setPermissionCheckHandler(() => false);
}
