import { mkdirSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../../src/shared/errors.ts';
import { readIfThere } from './read-if-there.ts';

/**
 * One process for each user-data folder, as Electron keeps it: the owner’s process id stands in a file. A later process
 * leaves a file of its own in a folder that the owner watches, because Electron’s call, like this one, is synchronous.
 * @returns whether this process is the first; `onSecond` is called for each later one.
 */
export function lockSingleInstance(userData: string, onSecond: () => void): boolean {
  const lock = lockIn(userData);
  const laterStarts = join(userData, 'standin-later-starts');
  mkdirSync(laterStarts, { recursive: true });
  if (!claim(lock)) {
    writeFileSync(join(laterStarts, String(process.pid)), '');
    return false;
  }
  // Files left for an owner that was killed are not meant for this one.
  takeLaterStarts(laterStarts);
  watch(laterStarts, () => {
    for (const _start of takeLaterStarts(laterStarts)) onSecond();
  }).unref();
  process.once('exit', () => releaseSingleInstance(userData));
  return true;
}

/** Lets another process be the first from now on. */
export function releaseSingleInstance(userData: string): void {
  const lock = lockIn(userData);
  if (readIfThere(lock) === identityOf(process.pid)) rmSync(lock);
}

function lockIn(userData: string): string {
  return join(userData, 'standin-instance.lock');
}

function takeLaterStarts(folder: string): string[] {
  const laterStarts = readdirSync(folder);
  for (const start of laterStarts) rmSync(join(folder, start));
  return laterStarts;
}

function claim(lock: string): boolean {
  const owner = readIfThere(lock);
  if (owner !== null && owner !== identityOf(Number.parseInt(owner, 10))) rmSync(lock);
  try {
    writeFileSync(lock, identityOf(process.pid) ?? '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * A process’s id, with its start time where Linux tells it: after a restart of the machine the id alone may belong to
 * another program. Null when there is no such process.
 */
function identityOf(pid: number): string | null {
  if (!Number.isInteger(pid)) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCodeOf(error) === 'ESRCH') return null;
    // EPERM: it lives, and belongs to somebody else.
    if (systemCodeOf(error) !== 'EPERM') throw error;
  }
  const stat = readIfThere(`/proc/${pid}/stat`) ?? '';
  return `${pid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? ''}`;
}
