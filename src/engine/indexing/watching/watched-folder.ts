import { lstat } from 'node:fs/promises';
import { systemCodeOf } from '../../../shared/errors.ts';
import { FolderWatch } from './folder-watch.ts';
import { QuietPaths } from './quiet-paths.ts';
import { silentDrive } from './silent-drive.ts';

/** Milliseconds between two looks at whether the folder is there, and is the one it was. */
const lookEvery = 1_500;
/** Milliseconds between two comparisons of a folder whose changes go unheard, at least; and times what one takes. */
const pollEvery = 5_000;
const pollShare = 20;

export interface WatchedFolderOptions {
  /** Takes in what has changed; the empty path is the whole folder. Resolves when that is done. */
  changed: (paths: string[]) => Promise<void>;
  /** Why changes are looked for only from time to time; null where they are heard of. */
  onPolled: (reason: string | null) => void;
  /** For tests: what the system says. */
  system?: { watch?: ConstructorParameters<typeof FolderWatch>[2]; silentDrive?: typeof silentDrive };
}

/** Keeps up with one folder: by the system's word where it can be had, and by looking for changes where not. */
export class WatchedFolder {
  readonly #path: string;
  readonly #options: WatchedFolderOptions;
  readonly #quiet: QuietPaths;
  #watch: FolderWatch;
  /** Which folder it was when it was last looked at; null when there was none, undefined before the first look. */
  #identity: string | null | undefined;
  #isPolled = false;
  #nextPoll = 0;
  #timer: NodeJS.Timeout;
  #isClosed = false;

  constructor(path: string, options: WatchedFolderOptions) {
    this.#path = path;
    this.#options = options;
    this.#quiet = new QuietPaths((paths) => void options.changed(paths));
    this.#watch = this.#newWatch();
    this.#timer = setTimeout(() => this.#look(), 0);
  }

  /** @see FolderWatch.watchSubfolder */
  watchSubfolder(folder: string): void {
    this.#watch.watchSubfolder(folder);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#quiet.close();
    this.#watch.close();
  }

  #newWatch(): FolderWatch {
    const observer = {
      onChange: (path: string) => this.#quiet.add(path),
      onLimit: () => this.#poll(tooMany),
    };
    return new FolderWatch(this.#path, observer, this.#options.system?.watch);
  }

  #poll(reason: string | null): void {
    this.#isPolled = reason !== null;
    this.#nextPoll = performance.now() + pollEvery;
    this.#options.onPolled(reason);
  }

  /** Never two at a time: a drive that does not answer is waited for. */
  async #look(): Promise<void> {
    const identity = await identityOf(this.#path);
    if (identity !== this.#identity) await this.#becomes(identity);
    else if (this.#isPolled && performance.now() >= this.#nextPoll) await this.#compare();
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#look(), lookEvery).unref();
  }

  /** The folder has gone, has come back, or another has taken its place. */
  async #becomes(identity: string | null): Promise<void> {
    const isFirst = this.#identity === undefined;
    this.#identity = identity;
    if (!isFirst) {
      this.#watch.close();
      this.#watch = this.#newWatch();
    }
    if (identity !== null) {
      const drive = await (this.#options.system?.silentDrive ?? silentDrive)(this.#path).catch(() => null);
      if (this.#isClosed) return;
      // What the first scan has found out stands: that the system's limit is reached.
      if (drive !== null || !isFirst) this.#poll(drive === null ? null : unheard(drive));
    }
    if (!isFirst) await this.#compare();
  }

  async #compare(): Promise<void> {
    const began = performance.now();
    await this.#options.changed(['']);
    const now = performance.now();
    this.#nextPoll = now + Math.max(pollEvery, pollShare * (now - began));
  }
}

const tooMany =
  'The system watches no more folders: its limit is reached. Changes are looked for from time to time instead. On Linux, ' +
  'a higher fs.inotify.max_user_watches has them found at once.';
const unheard = (drive: string) =>
  `The folder is on a drive (${drive}) that does not tell of all changes. They are looked for from time to time instead.`;

/** Tells a folder from another in its place; null where there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await lstat(path);
    return `${dev} ${ino}`;
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return null;
  }
}
