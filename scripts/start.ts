/** `npm start`: builds what is out of date, then opens the app in Electron, or in the stand-in where Electron cannot be had. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, howToInstall, isRoot } from './browser.ts';
import { electronBinary, electronPackage } from './electron-binary.ts';

const project = join(import.meta.dirname, '..');
const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const sources = ['src/**/*', 'electron.vite.config.ts', 'package.json'];
const fetchWithin = 120_000;

process.exitCode = start(process.argv.slice(2));

/** @returns the exit code: the app's own, or 1 when there is no way to show a window. */
function start(appArguments: string[]): number {
  if (!hasScreen())
    return explain('There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).');
  if (isOutOfDate()) {
    console.log('Building Nearnote…');
    const status = run('npm', ['run', 'build'], { shell: process.platform === 'win32' });
    if (status !== 0) return status;
  }
  const electron = electronBinary() ?? fetchElectron();
  if (electron !== null) return run(electron, ['.', ...(isRoot() ? ['--no-sandbox'] : []), ...appArguments]);

  if (findBrowser() === null) {
    return explain(`Electron could not be fetched, and there is no Chromium to stand in for it. ${howToInstall()}`);
  }
  console.log(
    'Electron’s own binary could not be fetched, so Nearnote opens in a Chromium window instead (the stand-in of its\n' +
      'tests). It is the same app; only the dialog for choosing folders is asked here, in this terminal.',
  );
  return run(process.execPath, [join('e2e', 'standin', 'run.ts'), ...appArguments]);
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function explain(problem: string): number {
  console.error(`${problem}\nNearnote works in a terminal, too: npm run nearnote -- --help`);
  return 1;
}

function isOutOfDate(): boolean {
  const results = built.map((file) => join(project, file));
  if (!results.every((file) => existsSync(file))) return true;
  const oldestResult = Math.min(...results.map(changedAt));
  return globSync(sources, { cwd: project }).some((file) => changedAt(join(project, file)) > oldestResult);
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
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

function run(command: string, words: string[], options: { shell?: boolean } = {}): number {
  const { status, error } = spawnSync(command, words, { cwd: project, stdio: 'inherit', ...options });
  if (error !== undefined) console.error(`${command} could not be started: ${error.message}`);
  return status ?? 1;
}
