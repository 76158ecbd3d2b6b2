/** `npm start`: builds what is out of date, then opens the app in Electron, or in the stand-in where Electron cannot be had. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appCommand } from './app-command.ts';
import { electronEnvironment } from './electron-binary.ts';

const project = join(import.meta.dirname, '..');
const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const sources = ['src/**/*', 'electron.vite.config.ts', 'package.json'];

/** Chromium stops itself by this signal where the system gives it no sandbox. */
const sandboxRemedy =
  'Electron stopped itself, most likely because the system gives its sandbox no namespaces. Ubuntu does so since 24.04 for\n' +
  'programs without a profile; until the next start of the computer they are allowed by:\n' +
  '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n' +
  'Nearnote does not start without its sandbox.';

process.exitCode = start(process.argv.slice(2));

/** @returns the exit code: the app's own, or 1 when there is no way to show a window. */
function start(appArguments: string[]): number {
  const command = appCommand();
  if ('problem' in command) {
    console.error(`${command.problem}\nNearnote works in a terminal, too: npm run nearnote -- --help`);
    return 1;
  }
  if (isOutOfDate()) {
    console.log('Building Nearnote…');
    const status = run('npm', ['run', 'build'], { shell: process.platform === 'win32' });
    if (status !== 0) return status;
  }
  const [program, ...words] = command;
  return run(program, [...words, ...appArguments]);
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

function run(command: string, words: string[], options: { shell?: boolean } = {}): number {
  const env = electronEnvironment(process.env);
  const { status, signal, error } = spawnSync(command, words, { cwd: project, stdio: 'inherit', env, ...options });
  if (error !== undefined) console.error(`${command} could not be started: ${error.message}`);
  if (signal === 'SIGTRAP') console.error(sandboxRemedy);
  return status ?? 1;
}
