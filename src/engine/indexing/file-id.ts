import type { Stats } from 'node:fs';

/**
 * What a file keeps when it is renamed and when it is written in place, and shares only with its hard links; null where
 * that cannot be trusted. The number alone is given to another file once this one is gone; with the time at which the
 * file was made it is not. Devices are left out: their numbers change from one start of the computer to the next.
 */
export function fileIdOf({ ino, birthtimeMs }: Pick<Stats, 'ino' | 'birthtimeMs'>): string | null {
  // Windows, and some network drives, have numbers that JavaScript’s cannot tell apart; some drives keep no such time.
  const isTold = process.platform !== 'win32' && ino > 0 && Number.isSafeInteger(ino) && birthtimeMs > 0;
  return isTold ? `${ino} ${birthtimeMs}` : null;
}
