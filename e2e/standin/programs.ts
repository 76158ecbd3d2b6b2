import { spawnSync } from 'node:child_process';
import { isDriven } from './control.ts';

let installed: readonly string[] = [];

/** For the harness: the schemes of the addresses that the system has a program for. */
export function installPrograms(schemes: readonly string[]): void {
  installed = schemes;
}

/** The name of the program that opens addresses of this kind; empty if there is none, as Electron has it. */
export function programFor(url: string): string {
  const scheme = url.slice(0, url.indexOf(':'));
  if (isDriven) return installed.includes(scheme) ? 'An editor' : '';
  const { stdout } = spawnSync('xdg-mime', ['query', 'default', `x-scheme-handler/${scheme}`], { encoding: 'utf8' });
  return (stdout ?? '').trim();
}
