import { rename, writeFile } from 'node:fs/promises';

/**
 * Writes a value to a file as JSON in one step: a crash leaves the old content or the new, never half of it. The
 * temporary file carries the process number, because the app and a command may write the same file at the same moment.
 */
export async function replaceFile(path: string, content: object): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, `${JSON.stringify(content, null, 2)}\n`);
  await rename(part, path);
}
