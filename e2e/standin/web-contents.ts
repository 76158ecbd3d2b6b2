import { EventEmitter } from 'node:events';
import type { Page } from 'playwright';
import { toApp } from './addresses.ts';
import { CancelableEvent } from './cancelable.ts';
import { tellHarness } from './control.ts';
import { jsonOf } from './json-of.ts';
import type { Input } from './page-side.ts';
import type { PreloadWorld } from './preload-world.ts';

type WindowOpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };

/** Electron’s `WebContents`: what main says to a page, and what it is asked before the page goes anywhere. */
export class WebContents extends EventEmitter {
  #page: Page | null = null;
  #preload: PreloadWorld | null = null;
  /** For the stand-in itself. */
  webRtcPolicy: string | null = null;
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  /** The files would leave Chromium here; the harness is told which they are. */
  startDrag({ files }: { files: readonly string[] }): void {
    for (const target of files) tellHarness({ kind: 'handed-over', how: 'drag', target });
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#preload?.send(channel, jsonOf(args));
  }

  reload(): void {
    this.#page?.reload().catch((error: unknown) => console.error('The page was not loaded anew:', error));
  }

  /** Chromium here takes it when it is started. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  /** For the stand-in itself: the user has pressed something. */
  hasInput(input: Input): void {
    if (input.key !== '') this.emit('before-input-event', new CancelableEvent(), input);
    this.emit('input-event', new CancelableEvent(), { type: input.type });
  }

  /** For the stand-in itself: the page exists now. */
  attach(page: Page, preload: PreloadWorld): void {
    this.#page = page;
    this.#preload = preload;
    page.on('console', (message) => {
      const { lineNumber } = message.location();
      this.emit('console-message', { level: message.type(), message: message.text(), lineNumber });
    });
    page.on('pageerror', ({ message }) => this.emit('console-message', { level: 'error', message, lineNumber: 0 }));
  }

  /** For the stand-in itself: asks main’s `will-navigate` listeners whether the page may go to `address`. */
  mayNavigate(address: string): boolean {
    const event = Object.assign(new CancelableEvent(), { url: toApp(address) });
    this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  /** For the stand-in itself: asks main’s handler about a new window, which must be refused. */
  refuseWindow(address: string): void {
    if (this.#windowOpenHandler({ url: toApp(address) }).action !== 'deny') {
      throw new Error('The stand-in has no child windows.');
    }
  }
}
