import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Reads up to `length` bytes at an offset; fewer at the file’s end. */
export type ReadBytes = (offset: number, length: number) => Promise<Buffer>;

/** Looks into a file. @throws the system’s error. */
export async function lookInto<T>(path: string, look: (read: ReadBytes) => Promise<T>): Promise<T> {
  // If a pipe has just taken the file’s place, opening it must not wait for a writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await look(async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    });
  } finally {
    await file.close();
  }
}
