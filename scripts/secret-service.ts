import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isRoot } from './browser.ts';

const programs = ['dbus-run-session', 'gnome-keyring-daemon'];
const installSteps: [string, ...string[]][] = [
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'dbus', 'gnome-keyring'],
];

/** Why no Secret Service can be run for a test on this machine; null where one can. */
export function missingSecretService(): string | null {
  if (process.platform !== 'linux') return 'tests leave the system’s own keychain alone';
  const missing = programs.filter((program) => !isOnPath(program));
  return missing.length === 0 ? null : `${missing.join(' and ')} not installed: apt-get install dbus gnome-keyring`;
}

/** Installs what a Secret Service needs where that can be done unasked: as root, with `apt-get`. */
export function ensureSecretService(): void {
  if (process.platform !== 'linux' || missingSecretService() === null) return;
  if (isRoot() && isOnPath('apt-get')) {
    console.log('No Secret Service was found on this machine; installing one.');
    for (const [command, ...words] of installSteps) {
      const { status } = spawnSync(command, words, { stdio: 'inherit' });
      if (status !== 0) break;
    }
  }
  const missing = missingSecretService();
  if (missing !== null) console.log(`The tests of the keychain are skipped: ${missing}`);
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
