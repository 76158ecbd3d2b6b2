import { EventEmitter } from 'node:events';
import { environmentProxy } from '../../src/cli/environment-proxy.ts';
import { CancelableEvent } from './cancelable.ts';
import { tellHarness } from './control.ts';

/** Electron’s `screen`, with one screen large enough for any window of ours. */
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 2560, height: 1440 } }],
};

type ThemeSource = 'system' | 'light' | 'dark';

/** Electron’s `nativeTheme`, on a system whose own theme is light. A page follows it as far as `window.ts` tells it. */
class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system';

  get themeSource(): ThemeSource {
    return this.#source;
  }

  set themeSource(source: ThemeSource) {
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

let isOnBattery = false;

/** For the stand-in itself: the computer is plugged in or taken off its cable. */
export function usePower(onBattery: boolean): void {
  isOnBattery = onBattery;
}

/** Electron’s `powerMonitor` on Linux, where it knows nothing of heat, with somebody at the keyboard. */
export const powerMonitor = {
  isOnBatteryPower: () => isOnBattery,
  getSystemIdleTime: () => 0,
};

/** Electron’s `autoUpdater`, which electron-updater tells of a quit that is for an update. */
export const autoUpdater = new EventEmitter();

export const nativeTheme = new NativeTheme();

type PermissionRequestHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
let permissionHandler: PermissionRequestHandler | null = null;

/** For the stand-in itself: whether main grants a permission. Electron grants all where nobody is asked. */
export function isGranted(permission: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (permissionHandler === null) resolve(true);
    else permissionHandler(null, permission, resolve);
  });
}

/**
 * Electron’s `session`. Chromium here cannot ask when a page asks: main is asked beforehand (`isGranted`). The system’s
 * proxy is the environment’s, as it is for Chromium where there is no desktop.
 */
export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: PermissionRequestHandler | null): void => {
      permissionHandler = handler;
    },
    setPermissionCheckHandler: (_handler: unknown): void => {},
    webRequest: {
      onBeforeRequest: (_filter: { urls: string[] }, listener: RequestListener): void => {
        requestListener = listener;
      },
    },
    resolveProxy: async (url: string): Promise<string> => {
      const proxy = environmentProxy(url, process.env);
      return proxy === null ? 'DIRECT' : `PROXY ${new URL(proxy).host}`;
    },
  }),
};

/** For the stand-in itself: asks main’s `will-download` listeners whether the page may write a file. */
export function mayDownload(): boolean {
  const event = new CancelableEvent();
  session.defaultSession.emit('will-download', event);
  return !event.defaultPrevented;
}

type RequestListener = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
let requestListener: RequestListener | null = null;

/** For the stand-in itself: asks main whether Chromium may send a request to an address of the web. */
export function mayRequest(url: string): boolean {
  let isCancelled = false;
  if (/^(https?|wss?):/.test(url))
    requestListener?.({ url }, ({ cancel }) => {
      isCancelled = cancel === true;
    });
  return !isCancelled;
}

/** Electron’s `nativeImage`: pictures that nobody sees. */
export const nativeImage = {
  createFromPath: (path: string) => ({ resize: (_size: unknown) => ({ path }) }),
};

/** Electron’s `clipboard`. In a test it is the harness’s; nothing is left on that of whoever runs it. */
export const clipboard = {
  writeText: async (text: string): Promise<void> => tellHarness({ kind: 'handed-over', how: 'copy', target: text }),
};
