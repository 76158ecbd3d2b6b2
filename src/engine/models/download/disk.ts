import { NearnoteError, systemCodeOf } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';
import { freeSpace } from '../../lib/free-space.ts';
import { isFull } from '../../lib/replace-file.ts';

/** @throws NearnoteError `disk-full` if the disk of a folder has less free space. */
export function ensureSpace(folder: string, bytes: number): void {
  const free = freeSpace(folder);
  if (bytes > free) {
    throw new NearnoteError(
      'disk-full',
      userText(
        'There is not enough space on the disk for this model: it needs {needed, number} MB, and {free, number} MB are free. Free some space and try again.',
        { needed: megabytes(bytes), free: megabytes(free) },
      ),
    );
  }
}

/** Translates a system error while writing into an error for the user; other errors are returned as they are. */
export function diskError(error: unknown, path: string): unknown {
  const code = systemCodeOf(error);
  if (error instanceof NearnoteError || code === undefined) return error;
  return isFull(error)
    ? new NearnoteError(
        'disk-full',
        userText('The disk is full. Free some space and try again: the data so far is kept.'),
        {
          cause: error,
        },
      )
    : new NearnoteError(
        'download-failed',
        userText('{path} could not be written ({code}). Check the folder’s permissions.', { path, code }),
        {
          cause: error,
        },
      );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
