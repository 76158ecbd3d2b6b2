import { readFileSync } from 'node:fs';
import { systemCodeOf } from '../shared/errors.ts';
import { networkState } from '../shared/network.ts';

/**
 * Whether the user has switched the network off, by the engine’s file. Chromium is told at the start, when the engine is not
 * there yet. A file that cannot be read, which the engine reports, is no reason to use the network.
 */
export function isNetworkOff(path: string): boolean {
  try {
    return networkState.pick({ isOff: true }).safeParse(JSON.parse(readFileSync(path, 'utf8'))).data?.isOff !== false;
  } catch (error) {
    return systemCodeOf(error) !== 'ENOENT';
  }
}
