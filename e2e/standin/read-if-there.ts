import { readFileSync } from 'node:fs';
import { systemCodeOf } from '../../src/shared/errors.ts';

/** What a file holds; null where there is none. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
