import { lstat, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { FolderSettings } from '../../shared/domain.ts';
import { systemCodeOf } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { pathIn } from '../lib/path-in.ts';
import { IgnorePatterns, mostPatternWork } from './ignore-patterns.ts';

/** Names of the files whose patterns exclude files in their folder and its subfolders. */
export const ignoreFiles = ['.gitignore', '.nearnoteignore'] as const;
/** A larger file is not read. */
const maxIgnoreFileBytes = 1024 * 1024;

/** Folders of programs and systems, where nobody keeps notes, and auxiliary files that some systems leave beside others. */
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

/** Case does not matter where the file system usually ignores it. */
const options = { ignoresCase: process.platform === 'darwin' || process.platform === 'win32' };

/** Patterns, and the folder that their paths are relative to. */
interface Layer {
  patterns: IgnorePatterns;
  base: string;
}

/** The patterns that apply in a folder, from the ignore files in it and above it, nearest first. */
interface Level {
  nearnote: Layer[];
  git: Layer[];
  /** What is left of the work that all of them may make. */
  left: number;
}

/**
 * Decides which paths of a folder are excluded. If several patterns match a path, the first decides: those in the
 * folder’s settings, then `.nearnoteignore`, then `.gitignore`, each with the nearest file first, and last what is never
 * a note. As in git, nothing inside an excluded folder can be included again.
 */
export class Exclusions {
  readonly #root: string;
  readonly #settings: Pick<FolderSettings, 'patterns' | 'gitignore'>;
  readonly #readsFiles: boolean;
  readonly #own: Layer;
  readonly #never = new IgnorePatterns(neverNotes, options);
  readonly #levels = new Map<string, Level>();
  readonly #onCut: (path: string, reason: UserText) => void;

  /**
   * @param readsFiles whether ignore files are read at all.
   * @param onCut called with each file that is not obeyed to its end, or the empty path for the settings, and why.
   */
  constructor(
    root: string,
    settings: Pick<FolderSettings, 'patterns' | 'gitignore'>,
    {
      readsFiles = true,
      onCut = () => {},
    }: { readsFiles?: boolean; onCut?: (path: string, reason: UserText) => void } = {},
  ) {
    this.#onCut = onCut;
    this.#root = root;
    this.#settings = settings;
    this.#readsFiles = readsFiles;
    this.#own = { patterns: new IgnorePatterns(settings.patterns, options), base: '' };
  }

  /** Reads the ignore files of a folder, once. Its parent folder must have been entered before. */
  async enter(folder: string): Promise<void> {
    if (this.#levels.has(folder)) return;
    const parent = this.#levels.get(folder === '' ? '' : parentOf(folder)) ?? {
      nearnote: [],
      git: [],
      left: mostPatternWork,
    };
    const nearnote = await this.#read(folder, '.nearnoteignore', parent.left);
    const left = parent.left - (nearnote?.patterns.work ?? 0);
    const git = this.#settings.gitignore ? await this.#read(folder, '.gitignore', left) : null;
    this.#levels.set(folder, {
      nearnote: nearnote ? [nearnote, ...parent.nearnote] : parent.nearnote,
      git: git ? [git, ...parent.git] : parent.git,
      left: left - (git?.patterns.work ?? 0),
    });
    if (folder === '' && this.#own.patterns.isCut) this.#onCut('', ownTooLarge);
  }

  /** Enters all folders above a path. @returns false if one of them is excluded. */
  async enterParents(path: string): Promise<boolean> {
    await this.enter('');
    const parts = path.split('/').slice(0, -1);
    for (const [index] of parts.entries()) {
      const folder = parts.slice(0, index + 1).join('/');
      if (this.excludes(folder, true)) return false;
      await this.enter(folder);
    }
    return true;
  }

  /** Whether a path is excluded. Its folder must have been entered, and must not be excluded itself. */
  excludes(path: string, isFolder: boolean): boolean {
    const level = this.#levels.get(parentOf(path));
    for (const layer of [this.#own, ...(level?.nearnote ?? []), ...(level?.git ?? [])]) {
      const verdict = verdictOf(layer, path, isFolder);
      if (verdict !== null) return verdict;
    }
    return this.#never.verdict(posix.basename(path), isFolder) === true;
  }

  async #read(folder: string, name: string, most: number): Promise<Layer | null> {
    if (!this.#readsFiles) return null;
    const inFolder = folder === '' ? name : `${folder}/${name}`;
    const path = pathIn(this.#root, inFolder);
    try {
      const found = await lstat(path);
      if (!found.isFile()) return null;
      if (found.size > maxIgnoreFileBytes) {
        this.#onCut(inFolder, fileTooLarge);
        return null;
      }
      const patterns = IgnorePatterns.of(await readFile(path, 'utf8'), { ...options, most });
      if (patterns.isCut) this.#onCut(inFolder, tooManyPatterns);
      return { patterns, base: folder };
    } catch (error) {
      // An unreadable file has no patterns; the scan reports an unreadable folder.
      if (systemCodeOf(error) !== undefined) return null;
      throw error;
    }
  }
}

/** Whether the patterns exclude a path (true) or include it (false); null if none matches. */
function verdictOf({ patterns, base }: Layer, path: string, isFolder: boolean): boolean | null {
  return patterns.verdict(base === '' ? path : path.slice(base.length + 1), isFolder);
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

const fileTooLarge = userText(
  'This file of patterns is larger than 1 MB and is not obeyed. Make it shorter, or exclude folders in the settings instead.',
);
const tooManyPatterns = userText(
  'This file has more or longer patterns than Nearnote obeys, with those of the folders above it. The first of them are obeyed. Make it shorter, or exclude whole folders instead.',
);
const ownTooLarge = userText(
  'The folder’s settings have more or longer patterns than Nearnote obeys. The first of them are obeyed. Remove some, or exclude whole folders instead.',
);
