import { lstatSync, readdirSync } from 'node:fs';
import { access, chmod, constants as fs, mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import { unlessCode } from '../lib/unless-code.ts';

const [ownFolder, ownFile] = [0o700, 0o600];

/** Makes the folder of a library, or checks that it can be used. @throws NearnoteError `library-unwritable`. */
export async function prepareLibraryFolder(library: string): Promise<void> {
  try {
    await mkdir(library, { recursive: true, mode: ownFolder });
    await access(library, fs.W_OK | fs.X_OK);
  } catch (error) {
    throw unwritable(library, error);
  }
}

export function unwritable(path: string, cause: unknown): NearnoteError {
  return new NearnoteError(
    'library-unwritable',
    userText('Nearnote cannot write to {library} ({error}). Change its permissions, or choose another place.', {
      library: path,
      error: messageOf(cause),
    }),
    { cause },
  );
}

/**
 * Gives a folder and everything in it to the user alone; a library’s thousand files take some 10 ms. Where the file system has
 * no permissions there is nothing to give.
 */
export async function makePrivate(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }));
  for (const { path, isFolder } of [{ path: folder, isFolder: true }, ...paths]) {
    const wanted = isFolder ? ownFolder : ownFile;
    try {
      if ((lstatSync(path).mode & 0o777) !== wanted) await chmod(path, wanted);
    } catch (error) {
      // Gone meanwhile, or not ours to change: what the user may not give away was not given by us.
      if (systemCodeOf(error) === undefined) throw error;
    }
  }
}

/** Whether this is the name of a database that was set aside, see open-database.ts. */
export function isSetAside(name: string): boolean {
  return /^database\.\d{4}-/.test(name);
}

const unfinished = /^database\.(part|new|new\.part|new\.json)$/;
const temporary = /^(owner\.json\.[\da-f-]{36}|.*\.\d+\.part)$/;

/** Removes what programs that were killed have left in a library. Whoever calls it holds the library’s lock. */
export async function removeLeftovers(library: string): Promise<void> {
  for (const name of await readdir(library)) {
    const path = join(library, name);
    if (unfinished.test(name)) await rm(path, { recursive: true, force: true });
    // Somebody who asks for the lock at this moment needs theirs.
    else if (temporary.test(name) && isOld(path)) await rm(path, { force: true });
    // A database that was set aside before anything was in it.
    else if (isSetAside(name)) await rmdir(path).catch(unlessCode('ENOTEMPTY', 'EEXIST', 'ENOTDIR'));
  }
}

/** Milliseconds. */
const abandonedAfter = 10_000;

/** Whether nobody can be at work with a file or folder any more, whichever way the clock was set meanwhile. */
export function isOld(path: string): boolean {
  try {
    return Math.abs(Date.now() - lstatSync(path).mtimeMs) > abandonedAfter;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
