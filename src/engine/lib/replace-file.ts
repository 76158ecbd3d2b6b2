import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';

/** Writes a value to a file as JSON, see `writeInOneStep`. @throws NearnoteError `disk-full`. */
export function replaceFile(path: string, content: object): Promise<void> {
  return writeInOneStep(path, (file) => file.writeFile(`${JSON.stringify(content, null, 2)}\n`));
}

/**
 * Writes a file in one step: a crash, of the computer too, leaves the old content or the new, never half of it, and never an
 * empty file. Only the user may read it. The temporary file carries the process number, because the app and a command may
 * write the same file at the same moment.
 * @throws NearnoteError `disk-full`, and whatever `write` throws.
 */
export async function writeInOneStep(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw isFull(error) ? fileNotWritten(path, error) : error;
  }
}

/** Whether the system refused to write for want of room. */
export function isFull(error: unknown): boolean {
  const code = systemCodeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
}

export function fileNotWritten(path: string, cause: unknown): NearnoteError {
  return new NearnoteError(
    'disk-full',
    userText('The disk is full: {path} could not be written. Free some space and try again.', { path }),
    {
      cause,
    },
  );
}
