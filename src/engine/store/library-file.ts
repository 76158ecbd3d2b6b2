import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, NearnoteError, systemCodeOf } from '../../shared/errors.ts';

const libraryFile = z.object({
  version: z.literal(1),
  /** Absolute paths of the folders the person added. */
  folders: z.array(z.string()),
  /** Id of the active model in the catalogue. */
  model: z.string(),
});
export type LibraryFile = z.infer<typeof libraryFile>;

/**
 * What the person chose, in a file beside the database: the database can always be rebuilt from it and the notes.
 * Returns null where there is none yet.
 * @throws NearnoteError `library-damaged` when the file is not what it should be: choices are never silently dropped.
 */
export async function readLibraryFile(library: string): Promise<LibraryFile | null> {
  try {
    return libraryFile.parse(JSON.parse(await readFile(pathIn(library), 'utf8')));
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw new NearnoteError(
      'library-damaged',
      `${pathIn(library)} cannot be read (${messageOf(error)}). Mend it, or move it away and add your folders again.`,
      { cause: error },
    );
  }
}

/** Replaces the file in one step, so that a crash leaves the old or the new one, never half of it. */
export async function writeLibraryFile(library: string, content: LibraryFile): Promise<void> {
  const path = pathIn(library);
  await writeFile(`${path}.part`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${path}.part`, path);
}

function pathIn(library: string): string {
  return join(library, 'library.json');
}
