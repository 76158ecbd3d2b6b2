import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');

/** Runs a program in the project’s folder to its end. @throws Error when it fails, or cannot be started. */
export function run(program: string, words: string[]): void {
  const { status, error } = spawnSync(program, words, {
    cwd: project,
    stdio: 'inherit',
    // On Windows npm and what it installs are scripts of the shell’s.
    shell: process.platform === 'win32',
  });
  const command = [program, ...words].join(' ');
  if (status !== 0) throw new Error(`“${command}” failed${error === undefined ? '' : `: ${error.message}`}.`);
}
