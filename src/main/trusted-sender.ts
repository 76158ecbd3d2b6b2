import { isOfPage } from './app-url.ts';

/** What a request's frame must tell of itself; Electron's `WebFrameMain` fits. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: SenderFrame | null;
}

/** Only the page itself (see pageUrl), in a window's top frame, may ask main for anything. A frame that is gone may not. */
export function isTrustedSender(frame: SenderFrame | null, page: string): boolean {
  return frame !== null && frame.parent === null && isOfPage(frame.url, page);
}
