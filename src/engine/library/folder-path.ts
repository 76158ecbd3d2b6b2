import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';

/**
 * The real, absolute path of a folder that a user wants to add.
 * @throws NearnoteError `folder-missing`, `not-a-folder`, `folder-unreadable`.
 */
export async function checkedFolder(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    const real = await realpath(absolute);
    if (!(await stat(real)).isDirectory()) {
      throw new NearnoteError(
        'not-a-folder',
        userText('{path} is a file. Choose the folder it is in.', { path: absolute }),
      );
    }
    await access(real, constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof NearnoteError) throw error;
    if (systemCodeOf(error) === 'ENOENT') {
      throw new NearnoteError('folder-missing', userText('There is no folder {path}.', { path: absolute }), {
        cause: error,
      });
    }
    throw new NearnoteError(
      'folder-unreadable',
      userText('Nearnote is not allowed to read {path}. Change its permissions, or choose another folder.', {
        path: absolute,
      }),
      { cause: error },
    );
  }
}

/** Whether a folder is the other one, or is inside it. Both are real, absolute paths. */
export function isInside(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(other.endsWith(sep) ? other : other + sep);
}
