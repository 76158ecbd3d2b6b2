/** `npm start`: builds what is out of date, then opens the app in Electron, or in the stand-in where Electron cannot be had. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appCommand } from './app-command.ts';

const project = join(import.meta.dirname, '..');
const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const sources = ['src/**/*', 'electron.vite.config.ts', 'package.json'];

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
  const { status, error } = spawnSync(command, words, { cwd: project, stdio: 'inherit', ...options });
  if (error !== undefined) console.error(`${command} could not be started: ${error.message}`);
  return status ?? 1;
}
