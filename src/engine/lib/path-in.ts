import { isAbsolute, join, sep } from 'node:path';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';

/** What separates names in a path: on Linux and macOS, `\` is a letter like others. */
const separator = sep === '/' ? '/' : /[\\/]/;

/**
 * The absolute path of what a folder of the library holds. Every path of a note becomes a file here, so that whatever asks
 * for it, and whatever the folder’s patterns say, nothing outside is opened.
 * @param path relative to the folder; empty for the folder itself.
 * @throws NearnoteError `note-missing` for an absolute path, one that leads upwards, and one that no system allows.
 */
export function pathIn(folder: string, path: string): string {
  if (isAbsolute(path) || path.includes('\0') || path.split(separator).includes('..')) {
    throw new NearnoteError('note-missing', userText('A path that leads out of its folder is not opened.'));
  }
  return join(folder, path);
}
