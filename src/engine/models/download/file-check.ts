import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { systemCodeOf } from '../../../shared/errors.ts';
import type { ModelFile } from '../catalogue-entry.ts';

/** The size of a file in bytes; null if there is no such file. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** The SHA-256 of a file; null if the file is missing, or its size or its hash (where it is known) is wrong. */
export async function hashIfIntact(path: string, file: ModelFile): Promise<string | null> {
  if ((await sizeOf(path)) !== file.bytes) return null;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  const sha256 = hash.digest('hex');
  return file.sha256 === null || file.sha256 === sha256 ? sha256 : null;
}
