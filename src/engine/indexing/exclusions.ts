import { lstat, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { FolderSettings } from '../../shared/domain.ts';
import { systemCodeOf } from '../../shared/errors.ts';

/** Names of files that say what of their folder, and of those inside it, is left out. */
export const ignoreFiles = ['.gitignore', '.nearnoteignore'] as const;
/** A longer one is no ignore file. Bytes. */
const longestIgnoreFile = 1024 * 1024;

/** Folders of programs and systems, in which nobody writes; and the shadows of files that some systems leave. */
const neverNotes = [
  '.*/',
  'node_modules/',
  'bower_components/',
  '__pycache__/',
  'lost+found/',
  '@eaDir/',
  '\\#recycle/',
  '$RECYCLE.BIN/',
  'System Volume Information/',
  '._*',
  '~$*',
];

/** As the file system itself, where that does not tell upper from lower case. */
const options = { ignorecase: process.platform === 'darwin' || process.platform === 'win32', allowRelativePaths: true };

/** Patterns, and the folder from which their paths are meant. */
interface Layer {
  ignore: Ignore;
  base: string;
}

/** The patterns that hold in a folder: of its `.nearnoteignore` files and of its `.gitignore` files, the nearest first. */
interface Level {
  nearnote: Layer[];
  git: Layer[];
}

/**
 * What of a folder is left out. Of several patterns that speak of a path the first has its way: the user's own, then
 * `.nearnoteignore`, then `.gitignore`, of each kind the nearest file first, and last what is never a note. As in git,
 * nothing is found in a folder that is left out.
 */
export class Exclusions {
  readonly #root: string;
  readonly #settings: Pick<FolderSettings, 'patterns' | 'gitignore'>;
  readonly #readsFiles: boolean;
  readonly #own: Layer;
  readonly #never = ignore(options).add(neverNotes);
  readonly #levels = new Map<string, Level>();

  /** @param readsFiles whether ignore files have a say at all. */
  constructor(
    root: string,
    settings: Pick<FolderSettings, 'patterns' | 'gitignore'>,
    { readsFiles }: { readsFiles: boolean } = { readsFiles: true },
  ) {
    this.#root = root;
    this.#settings = settings;
    this.#readsFiles = readsFiles;
    this.#own = { ignore: ignore(options).add(settings.patterns), base: '' };
  }

  /** Reads the ignore files of a folder, once; those of the folders around it must have been read. */
  async enter(folder: string): Promise<void> {
    if (this.#levels.has(folder)) return;
    const around = this.#levels.get(folder === '' ? '' : parentOf(folder)) ?? { nearnote: [], git: [] };
    const [git, nearnote] = await Promise.all(ignoreFiles.map((name) => this.#read(folder, name)));
    this.#levels.set(folder, {
      nearnote: nearnote ? [nearnote, ...around.nearnote] : around.nearnote,
      git: git && this.#settings.gitignore ? [git, ...around.git] : around.git,
    });
  }

  /** Reads the ignore files on the way to a path. @returns whether no folder on that way is left out. */
  async reach(path: string): Promise<boolean> {
    await this.enter('');
    const parts = path.split('/').slice(0, -1);
    for (const [index] of parts.entries()) {
      const folder = parts.slice(0, index + 1).join('/');
      if (this.excludes(folder, true)) return false;
      await this.enter(folder);
    }
    return true;
  }

  /** Whether a path is left out; the folder it is in must have been entered, and must not be left out itself. */
  excludes(path: string, isFolder: boolean): boolean {
    const level = this.#levels.get(parentOf(path));
    for (const layer of [this.#own, ...(level?.nearnote ?? []), ...(level?.git ?? [])]) {
      const verdict = verdictOf(layer, path, isFolder);
      if (verdict !== null) return verdict;
    }
    return this.#never.ignores(named(posix.basename(path), isFolder));
  }

  async #read(folder: string, name: string): Promise<Layer | null> {
    if (!this.#readsFiles) return null;
    const path = join(this.#root, folder, name);
    try {
      const { size } = await lstat(path).then((found) => (found.isFile() ? found : { size: Number.POSITIVE_INFINITY }));
      if (size > longestIgnoreFile) return null;
      return { ignore: ignore(options).add(await readFile(path, 'utf8')), base: folder };
    } catch (error) {
      // One that cannot be read says nothing; that its folder cannot be read is told by the scan.
      if (systemCodeOf(error) !== undefined) return null;
      throw error;
    }
  }
}

/** Whether the patterns leave a path out (true) or take it in (false); null where they say nothing of it. */
function verdictOf({ ignore, base }: Layer, path: string, isFolder: boolean): boolean | null {
  const inside = base === '' ? path : path.slice(base.length + 1);
  const { ignored, unignored } = ignore.test(named(inside, isFolder));
  if (unignored) return false;
  if (!ignored) return null;
  // A folder around it that these patterns leave out was taken in by others, which come first.
  const parent = parentOf(inside);
  return parent !== '' && ignore.ignores(named(parent, true)) ? null : true;
}

function named(path: string, isFolder: boolean): string {
  return isFolder ? `${path}/` : path;
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
