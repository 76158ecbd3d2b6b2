import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser, howToInstall, isRoot } from './browser.ts';
import { demandedRuntime, electronBinary, electronPackage } from './electron-binary.ts';

const fetchWithin = 120_000;

/** How to open the built app on this machine: a program and its first arguments. */
export type AppCommand = [program: string, ...words: string[]];

/**
 * Electron where it is or can be fetched; the stand-in of the tests where not, which is said.
 * @returns the command, or in one or two sentences why no window can be opened.
 */
export function appCommand(): AppCommand | { problem: string } {
  if (!hasScreen()) {
    return { problem: 'There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).' };
  }
  const demanded = demandedRuntime(process.env);
  const electron = demanded === 'standin' ? null : (electronBinary() ?? fetchElectron());
  if (electron !== null) return [electron, '.', ...(isRoot() ? ['--no-sandbox'] : [])];
  if (demanded === 'electron') {
    return { problem: 'Electron could not be fetched, and NEARNOTE_RUNTIME forbids anything else in its place.' };
  }
  if (findBrowser() === null) {
    return { problem: `Electron could not be fetched, and there is no Chromium to stand in for it. ${howToInstall()}` };
  }
  console.log(
    'Electron’s own binary could not be fetched, so Nearnote opens in a Chromium window instead (the stand-in of its\n' +
      'tests). It is the same app; only the dialog for choosing folders is asked here, in this terminal.',
  );
  return [process.execPath, join('e2e', 'standin', 'run.ts')];
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function fetchElectron(): string | null {
  console.log(`Fetching Electron’s binary (about 110 MB, once; for at most ${fetchWithin / 60_000} minutes)…`);
  const { stderr, error } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: fetchWithin,
  });
  const binary = electronBinary();
  if (binary === null) console.log(`It was not fetched: ${error?.message ?? stderr.split('\n')[0]}`);
  return binary;
}
