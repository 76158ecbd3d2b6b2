import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const electronPackage = join(import.meta.dirname, '..', 'node_modules', 'electron');

/**
 * Electron's executable; null when only its loader is installed.
 * The package itself is not asked: its entry starts a download when the binary is missing.
 */
export function electronBinary(): string | null {
  const named = join(electronPackage, 'path.txt');
  const executable = existsSync(named) ? readFileSync(named, 'utf8').trim() : executableName();
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronPackage, 'dist');
  const binary = join(folder, executable);
  return existsSync(binary) ? binary : null;
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * What `NEARNOTE_RUNTIME` demands: `electron` and nothing else, `standin`, or whichever there is where it is not set.
 * @throws Error for any other word.
 */
export function demandedRuntime({ NEARNOTE_RUNTIME: demanded }: NodeJS.ProcessEnv): 'electron' | 'standin' | 'any' {
  if (demanded === undefined || demanded === '') return 'any';
  if (demanded === 'electron' || demanded === 'standin') return demanded;
  throw new Error(`NEARNOTE_RUNTIME is “${demanded}”. It may be “electron” or “standin”.`);
}

/** The environment for Electron: with `ELECTRON_RUN_AS_NODE`, which editors’ terminals hand on, it would be a mere Node. */
export function electronEnvironment({ ELECTRON_RUN_AS_NODE: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return environment;
}
