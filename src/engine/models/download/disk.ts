import { statfs } from 'node:fs/promises';
import { NearnoteError, systemCodeOf } from '../../../shared/errors.ts';

/** @throws NearnoteError `disk-full` if the folder's disk has no room for that many bytes. */
export async function ensureSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (bytes > free) {
    throw new NearnoteError(
      'disk-full',
      `There is not enough room on the disk for this model: it needs ${megabytes(bytes)}, and ${megabytes(free)} are free. Free some space and try again.`,
    );
  }
}

/** What to tell when the disk refuses: in words, where it is the system's refusal; otherwise the error as it is. */
export function diskError(error: unknown, path: string): unknown {
  const code = systemCodeOf(error);
  if (error instanceof NearnoteError || code === undefined) return error;
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new NearnoteError('disk-full', 'The disk is full. Free some space and try again: what is there is kept.', {
        cause: error,
      })
    : new NearnoteError('download-failed', `${path} could not be written (${code}). Check the folder's permissions.`, {
        cause: error,
      });
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}
