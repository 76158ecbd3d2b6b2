import { messageOf } from '../../src/shared/errors.ts';
import { jsonOf } from './json-of.ts';
import type { PageReply } from './page-side.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrame } from './web-frame.ts';

interface InvokeEvent {
  sender: WebContents;
  senderFrame: WebFrame;
}
type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

/** Electron’s `ipcMain`, as far as `invoke` and `handle` go. */
export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

export async function answerInvoke(event: InvokeEvent, channel: string, args: unknown[]): Promise<PageReply> {
  const handler = handlers.get(channel);
  if (handler === undefined) return { ok: false, message: `No handler registered for '${channel}'` };
  try {
    return { ok: true, value: jsonOf(await handler(event, ...args)) };
  } catch (error) {
    return { ok: false, message: `Error invoking remote method '${channel}': ${messageOf(error)}` };
  }
}
