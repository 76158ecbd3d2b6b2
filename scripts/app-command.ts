import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser, howToInstall, isRoot } from './browser.ts';
import { demandedRuntime, electronBinary, electronPackage } from './electron-binary.ts';
import { screenProblem } from './screen.ts';

const fetchWithin = 120_000;

/** How to open the built app on this machine: a program and its first arguments. */
type AppCommand = [program: string, ...words: string[]];

/** A command with what the user is to know of it, or why no window can be opened and what to do. */
type Choice = { command: AppCommand; remarks: string[] } | { problem: string };

/** What the choice depends on. */
export interface Machine {
  environment: NodeJS.ProcessEnv;
  /** See screenProblem. */
  screenProblem: string | null;
  isRoot: boolean;
  /** Electron’s executable, fetched if need be; null where that is impossible. */
  findElectron(): string | null;
  /** A Chromium’s executable; null where there is none. */
  findBrowser(): string | null;
}

const thisMachine: Machine = {
  environment: process.env,
  screenProblem: screenProblem(process.platform, process.env),
  isRoot: isRoot(),
  findElectron: () => electronBinary() ?? fetchElectron(),
  findBrowser,
};

/** Electron where it is or can be fetched; the stand-in of the tests where not. */
export function appCommand(machine = thisMachine): Choice {
  if (machine.screenProblem !== null) return { problem: machine.screenProblem };
  const demanded = demandedRuntime(machine.environment);
  const remarks = machine.isRoot
    ? [
        'You are the superuser, for whom Chromium has no sandbox: your notes are shown without one. Start Nearnote as an\nordinary user if you can.',
      ]
    : [];
  const electron = demanded === 'standin' ? null : machine.findElectron();
  if (electron !== null) return { command: [electron, '.', ...(machine.isRoot ? ['--no-sandbox'] : [])], remarks };
  if (demanded === 'electron') {
    return { problem: 'Electron could not be fetched, and NEARNOTE_RUNTIME forbids anything else in its place.' };
  }
  const missing = demanded === 'standin' ? 'NEARNOTE_RUNTIME demands the stand-in' : 'Electron could not be fetched';
  if (machine.findBrowser() === null) {
    return { problem: `${missing}, and there is no Chromium to stand in for it. ${howToInstall()}` };
  }
  remarks.push(
    `${missing}, so Nearnote opens in a Chromium window instead (the stand-in of its\n` +
      'tests). It is the same app; only the dialog for choosing folders is asked here, in this terminal.',
  );
  // As in Electron’s main process, which warns of what is rejected and goes on.
  return { command: [process.execPath, '--unhandled-rejections=warn', join('e2e', 'standin', 'run.ts')], remarks };
}

function fetchElectron(): string | null {
  console.log(`Fetching Electron’s binary (about 110 MB, once; for at most ${fetchWithin / 60_000} minutes)…`);
  const { stderr, error } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: fetchWithin,
  });
  const binary = electronBinary();
  if (binary === null) {
    console.log(
      `It was not fetched (${error?.message ?? stderr.split('\n')[0]}). It comes from github.com; ELECTRON_MIRROR names another place, and with\n` +
        'ELECTRON_GET_USE_PROXY=1 the proxy of HTTPS_PROXY is used.',
    );
  }
  return binary;
}
