import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { failureOfLaunch, findBrowser, howToInstall, isRoot, quietSwitches } from '../../scripts/browser.ts';
import { messageOf } from '../../src/shared/errors.ts';
import { readIfThere } from './read-if-there.ts';

export interface ChromiumOptions {
  /** Chromium’s own profile, where the page’s storage lives. */
  profile: string;
  width: number;
  height: number;
  /** Without a window on the screen, and with a DevTools port for the harness to connect to. */
  driven: boolean;
  /** What main has chosen for the page’s connections without a request; null if nothing. */
  webRtcPolicy: string | null;
}

export interface Chromium {
  context: BrowserContext;
  page: Page;
  /** Null when not driven: a user’s window opens no port. */
  endpoint: string | null;
}

/**
 * Opens Chromium with one window that shows nothing yet.
 * They are connected by a pipe, so Chromium ends with this process, however that ends.
 * @throws Error that says what to do when there is no browser, or it does not start.
 */
export async function openChromium({
  profile,
  width,
  height,
  driven,
  webRtcPolicy,
}: ChromiumOptions): Promise<Chromium> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(`The stand-in needs a Chromium. ${howToInstall()}`);
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const context = await launch(profile, {
    executablePath,
    headless: driven,
    chromiumSandbox: !isRoot(),
    viewport: driven ? { width, height } : null,
    args: [
      ...quietSwitches,
      ...(webRtcPolicy === null ? [] : [`--webrtc-ip-handling-policy=${webRtcPolicy}`]),
      // A window without Chromium’s own address bar, as Electron’s: behind that it loads pages of its own.
      '--app=data:text/html,<title>Nearnote</title>',
      ...(driven ? ['--disable-gpu', '--remote-debugging-port=0'] : [`--window-size=${width},${height}`]),
    ],
  });
  const [page] = context.pages();
  if (page === undefined) throw new Error('Chromium opened without a page.');
  return { context, page, endpoint: driven ? `http://127.0.0.1:${await readPort(portFile)}` : null };
}

async function launch(profile: string, options: Parameters<typeof chromium.launchPersistentContext>[1]) {
  try {
    return await chromium.launchPersistentContext(profile, options);
  } catch (error) {
    throw new Error(failureOfLaunch(messageOf(error)), { cause: error });
  }
}

/** Chromium writes the port that it has chosen into its profile soon after its start. */
async function readPort(portFile: string): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = Number(readIfThere(portFile)?.split('\n')[0]);
    if (port > 0) return port;
    await wait(50);
  }
  throw new Error('Chromium did not say on which port it can be reached.');
}
