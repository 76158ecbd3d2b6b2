/** `npm start`: builds what is out of date, then opens the app in Electron, or in the stand-in where Electron cannot be had. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appCommand } from './app-command.ts';
import { remedyAfter } from './browser.ts';
import { electronEnvironment } from './electron-binary.ts';

const project = join(import.meta.dirname, '..');
const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const sources = ['src/**/*', 'electron.vite.config.ts', 'package.json'];
const tests = ['**/*.test.*', '**/testing/**'];

process.exitCode = start(process.argv.slice(2));

/** @returns the exit code: the app's own, or 1 when there is no way to show a window. */
function start(appArguments: string[]): number {
  const choice = appCommand();
  if ('problem' in choice) {
    console.error(`${choice.problem}\nNearnote works in a terminal, too: npm run nearnote -- --help`);
    return 1;
  }
  if (isOutOfDate()) {
    if (!isOurs()) {
      console.error(
        `What Nearnote is built from has changed, and ${project} belongs to somebody else. Have its owner run\n` +
          '“npm run build”, or start Nearnote in a copy of your own.',
      );
      return 1;
    }
    console.log('Building Nearnote…');
    const status = run('npm', ['run', 'build'], { shell: process.platform === 'win32' });
    if (status !== 0) {
      console.error('Nearnote could not be built; the reason stands above. “npm ci” gets its packages anew.');
      return status;
    }
  }
  for (const remark of choice.remarks) console.log(remark);
  const [program, ...words] = choice.command;
  return run(program, [...words, ...appArguments]);
}

function isOutOfDate(): boolean {
  const results = built.map((file) => join(project, file));
  if (!results.every((file) => existsSync(file))) return true;
  const oldestResult = Math.min(...results.map(changedAt));
  return globSync(sources, { cwd: project, exclude: tests }).some(
    (file) => changedAt(join(project, file)) > oldestResult,
  );
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}

/** Whether this user may build here. */
function isOurs(): boolean {
  const out = join(project, 'out');
  try {
    accessSync(existsSync(out) ? out : project, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, words: string[], options: { shell?: boolean } = {}): number {
  const env = electronEnvironment(process.env);
  const { status, signal, error } = spawnSync(command, words, { cwd: project, stdio: 'inherit', env, ...options });
  if (error !== undefined) console.error(`${command} could not be started: ${error.message}`);
  const reason = remedyAfter(signal);
  if (reason !== null) console.error(reason);
  return status ?? 1;
}
