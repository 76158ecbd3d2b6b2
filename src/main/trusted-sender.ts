import { isAppUrl } from './app-url.ts';

/** What a request's frame must tell of itself; Electron's `WebFrameMain` fits. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: SenderFrame | null;
}

/** Only the app's own page in a window's top frame may ask main for anything. A frame that is gone may not. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}
