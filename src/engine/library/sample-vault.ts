import { mkdir, readdir, readFile, realpath, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { unlessCode } from '../lib/unless-code.ts';

/** The name of the copy, which the user sees among the folders. */
const folderName = 'Sample notes';

/**
 * The notes that ship with Nearnote, to try a search before adding notes of one’s own. What ships may lie inside an archive and
 * cannot be watched, so the library is given a copy.
 */
export class SampleVault {
  readonly #source: string;
  /** Absolute path of the copy. */
  readonly path: string;

  private constructor(source: string, path: string) {
    this.#source = source;
    this.path = path;
  }

  /** @param source what ships. @param data the folder in which the copy is put. */
  static async open(source: string, data: string): Promise<SampleVault> {
    const real = await realpath(data).catch(unlessCode('ENOENT'));
    return new SampleVault(source, join(real ?? resolve(data), folderName));
  }

  /** Makes the copy. Files that are there already are left as they are. */
  async copy(): Promise<void> {
    for (const file of await this.#files()) {
      const to = join(this.path, file);
      await mkdir(dirname(to), { recursive: true });
      // Not by the system’s own copying, which does not reach into archives.
      const content = await readFile(join(this.#source, file));
      await writeFile(to, content, { flag: 'wx' }).catch(unlessCode('EEXIST'));
    }
  }

  /** Deletes the copy, but what the user has changed in it or added to it. */
  async delete(): Promise<void> {
    for (const file of await this.#files()) {
      const copied = join(this.path, file);
      const now = await readFile(copied).catch(unlessCode('ENOENT'));
      if (now?.equals(await readFile(join(this.#source, file)))) await unlink(copied);
    }
    const folders = (await this.#folders()).map((folder) => join(this.path, folder));
    for (const folder of [...folders, this.path])
      await rmdir(folder).catch(unlessCode('ENOENT', 'ENOTEMPTY', 'EEXIST'));
  }

  async #files(): Promise<string[]> {
    const entries = await readdir(this.#source, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#source, join(entry.parentPath, entry.name)));
  }

  /** The deepest first. */
  async #folders(): Promise<string[]> {
    const entries = await readdir(this.#source, { recursive: true, withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory());
    return folders
      .map((entry) => relative(this.#source, join(entry.parentPath, entry.name)))
      .sort((a, b) => b.length - a.length);
  }
}
