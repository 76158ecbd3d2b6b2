import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Reads up to `length` bytes at an offset; fewer at the file’s end. */
export type ReadBytes = (offset: number, length: number) => Promise<Buffer>;

/** Opens a file to be read: if a pipe has just taken its place, this does not wait for a writer. @throws the system’s error. */
export function openToRead(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

/** Looks into a file. @throws the system’s error. */
export async function lookInto<T>(path: string, look: (read: ReadBytes) => Promise<T>): Promise<T> {
  const file = await openToRead(path);
  try {
    return await look(async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    });
  } finally {
    await file.close();
  }
}
