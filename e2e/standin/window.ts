import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { z } from 'zod';
import { messageOf } from '../../src/shared/errors.ts';
import { toChromium } from './addresses.ts';
import { app } from './app.ts';
import { CancelableEvent } from './cancelable.ts';
import { openChromium } from './chromium.ts';
import { isDriven, tellHarness } from './control.ts';
import { isGranted, mayDownload, nativeTheme } from './fixed-parts.ts';
import { GuardedRoutes } from './guarded-routes.ts';
import { answerInvoke } from './ipc-main.ts';
import { PreloadWorld } from './preload-world.ts';
import { strictStub } from './strict-stub.ts';
import { WebContents } from './web-contents.ts';

/** The options that decide what a page may do must be the safe ones, because the stand-in cannot run a page otherwise. */
const windowOptions = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int(),
  height: z.int(),
  webPreferences: z.object({
    preload: z.string(),
    sandbox: z.literal(true),
    contextIsolation: z.literal(true),
    nodeIntegration: z.literal(false),
    webviewTag: z.literal(false),
  }),
});
type WindowOptions = z.infer<typeof windowOptions>;

/** Electron’s `BrowserWindow`: one Chromium with one page. Its place on the screen is what it was opened with. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = strictStub('webContents', new WebContents());
  readonly #options: WindowOptions;
  readonly #opened: Promise<{ page: Page; routes: GuardedRoutes }>;
  #destroyed = false;

  constructor(options: unknown) {
    super();
    app.mustBeReady('Cannot create BrowserWindow before app is ready');
    this.#options = windowOptions.parse(options);
    app.emit('web-contents-created', new CancelableEvent(), this.webContents);
    app.windowOpened(this);
    this.#opened = this.#open();
    this.#opened.catch((error: unknown) => {
      console.error(messageOf(error));
      process.exit(1);
    });
  }

  async loadURL(address: string): Promise<void> {
    const { routes } = await this.#opened;
    await routes.load(toChromium(address));
  }

  show(): void {
    tellHarness({ kind: 'shown' });
  }

  maximize(): void {
    this.show();
  }

  focus(): void {
    tellHarness({ kind: 'focused' });
    this.#opened
      .then(({ page }) => page.bringToFront())
      .catch((error: unknown) => console.error('The window did not come to the front:', error));
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isMinimized(): boolean {
    return false;
  }

  isMaximized(): boolean {
    return false;
  }

  setBackgroundColor(_color: string): void {}

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    const { x = 0, y = 0, width, height } = this.#options;
    return { x, y, width, height };
  }

  async closeForQuit(): Promise<boolean> {
    const close = new CancelableEvent();
    this.emit('close', close);
    if (close.defaultPrevented) return false;
    const { page } = await this.#opened;
    this.#gone();
    // The browser may be gone already, as where its display was closed first: the app must end all the same.
    await page
      .context()
      .close()
      .catch(() => {});
    return true;
  }

  endSession(): void {
    this.emit('session-end');
  }

  async #open(): Promise<{ page: Page; routes: GuardedRoutes }> {
    const { width, height, webPreferences } = this.#options;
    const profile = join(app.getPath('userData'), 'standin-chromium');
    const { context, page, endpoint } = await openChromium({
      profile,
      width,
      height,
      driven: isDriven,
      webRtcPolicy: this.webContents.webRtcPolicy,
    });
    const routes = new GuardedRoutes(page, this.webContents);
    await routes.install(context);
    for (const { electron, chromium } of permissions) {
      if (await isGranted(electron)) await context.grantPermissions(chromium);
    }
    const preload = await PreloadWorld.open(page, webPreferences.preload, async (senderFrame, call) => {
      if (call.kind === 'invoke') {
        return answerInvoke({ sender: this.webContents, senderFrame }, call.channel, call.args);
      }
      this.webContents.hasInput(call);
      return { ok: true, value: null };
    });
    this.webContents.attach(page, preload);
    const followTheme = async (): Promise<void> => {
      const { themeSource } = nativeTheme;
      await page.emulateMedia({ colorScheme: themeSource === 'system' ? null : themeSource });
    };
    const onTheme = (): void => void followTheme().catch((error: unknown) => console.error('The theme stayed:', error));
    await followTheme();
    nativeTheme.on('updated', onTheme);
    page.once('close', () => nativeTheme.off('updated', onTheme));
    page.on('download', (download) => {
      if (mayDownload()) tellHarness({ kind: 'handed-over', how: 'download', target: download.suggestedFilename() });
    });
    // As on Wayland, where a hidden window is not painted, ‘ready-to-show’ never comes.
    page.on('load', () => this.webContents.emit('did-finish-load'));
    page.once('close', () => this.#closedByUser());
    if (endpoint !== null) tellHarness({ kind: 'window', endpoint });
    return { page, routes };
  }

  #closedByUser(): void {
    if (this.#destroyed) return;
    this.emit('close', new CancelableEvent());
    this.#gone();
  }

  #gone(): void {
    this.#destroyed = true;
    this.emit('closed');
    app.windowClosed(this);
  }
}

/** What a page may ask the user for, by the names of both. */
const permissions = [
  { electron: 'geolocation', chromium: ['geolocation'] },
  { electron: 'notifications', chromium: ['notifications'] },
  { electron: 'media', chromium: ['camera', 'microphone'] },
  { electron: 'clipboard-read', chromium: ['clipboard-read'] },
  { electron: 'midi', chromium: ['midi'] },
];
