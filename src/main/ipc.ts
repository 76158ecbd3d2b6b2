import { type BrowserWindow, ipcMain } from 'electron';
import { filePath } from '../shared/bounds.ts';
import { droppedChannel, eventChannel, requestChannel } from '../shared/channels.ts';
import { type EventName, pageRequests } from '../shared/contract.ts';
import { NearnoteError, toErrorShape } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import { requestName } from '../shared/log-events.ts';
import { dispatch, type Handlers } from '../shared/rpc.ts';
import { userText } from '../shared/user-text.ts';
import type { PageAnswer } from '../shared/window-api.ts';
import type { DroppedFiles } from './dropped-files.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Answers the requests of the page at `page`, and logs what became of each. Failures are answers too, so that their code reaches the page. */
export function servePage(page: string, handlers: Handlers<typeof pageRequests>, logger: Logger): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, input: unknown): Promise<PageAnswer> => {
    const began = performance.now();
    // A name that is not in the contract is refused, and not logged: it may be anything.
    const request = requestName.safeParse(name).data;
    try {
      if (!isTrustedSender(event.senderFrame, page)) {
        throw new NearnoteError('invalid-request', userText('Only Nearnote’s own page may ask for this.'));
      }
      const output = await dispatch(pageRequests, handlers, String(name), input);
      if (request !== undefined) logger.log('request.answered', { request, ms: performance.now() - began });
      return { ok: true, output };
    } catch (error) {
      const shape = toErrorShape(error);
      if (request !== undefined) {
        if (error instanceof NearnoteError) logger.log('request.refused', { request, code: error.code });
        else logger.log('request.failed', { request }, error);
      }
      return { ok: false, error: shape };
    }
  });
}

/** Gives the preload of the page at `page` tokens for what was dropped; null for what has no path. */
export function serveDropped(page: string, dropped: DroppedFiles): void {
  ipcMain.handle(droppedChannel, async (event, path: unknown): Promise<string | null> => {
    const known = filePath.safeParse(path).data;
    return known !== undefined && isTrustedSender(event.senderFrame, page) ? dropped.keep(known) : null;
  });
}

/**
 * Tells the page something. An event is a whole snapshot, and the page asks for the present one when it loads, so
 * nothing is kept for a page that is not there yet.
 */
export function tellPage(window: BrowserWindow | null, name: EventName, data: unknown): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(eventChannel, name, data);
}
