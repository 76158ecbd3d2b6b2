import { type BrowserWindow, ipcMain } from 'electron';
import { eventChannel, requestChannel } from '../shared/channels.ts';
import { type EventName, pageRequests } from '../shared/contract.ts';
import { NearnoteError, toErrorShape } from '../shared/errors.ts';
import { dispatch, type Handlers } from '../shared/rpc.ts';
import type { PageAnswer } from '../shared/window-api.ts';
import { logError } from './log.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Answers the page's requests. Failures are answers too, so that their code reaches the page. */
export function servePage(handlers: Handlers<typeof pageRequests>): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, input: unknown): Promise<PageAnswer> => {
    try {
      if (!isTrustedSender(event.senderFrame)) {
        throw new NearnoteError('invalid-request', 'Only Nearnote’s own page may ask for this.');
      }
      return { ok: true, output: await dispatch(pageRequests, handlers, String(name), input) };
    } catch (error) {
      const shape = toErrorShape(error);
      if (shape.code === 'internal') logError(`The request “${String(name)}” failed:`, error);
      return { ok: false, error: shape };
    }
  });
}

/**
 * Tells the page something. An event is a whole snapshot, and the page asks for the present one when it loads, so
 * nothing is kept for a page that is not there yet.
 */
export function tellPage(window: BrowserWindow | null, name: EventName, data: unknown): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(eventChannel, name, data);
}
