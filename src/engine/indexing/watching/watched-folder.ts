import { lstat } from 'node:fs/promises';
import { systemCodeOf } from '../../../shared/errors.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { FolderWatch } from './folder-watch.ts';
import { QuietPaths } from './quiet-paths.ts';
import { silentDrive } from './silent-drive.ts';

/** Milliseconds between two checks whether the folder exists and is still the same one. */
const checkEvery = 1_500;
/** Milliseconds, at least, between two scans of a folder whose changes are not all reported. */
const pollEvery = 5_000;
/** The pause between two such scans is at least so many times as long as a scan. */
const pauseFactor = 20;

export interface WatchedFolderOptions {
  /** Indexes changed paths; the empty path means the whole folder. Resolves when that is done. */
  onChange: (paths: string[]) => Promise<void>;
  /** Called with the reason why the folder is only scanned from time to time; null if the system reports changes. */
  onPolled: (reason: UserText | null) => void;
  /** Replaces the system in tests. */
  system?: { watch?: ConstructorParameters<typeof FolderWatch>[2]; silentDrive?: typeof silentDrive };
}

/** Follows the changes in a folder: as the system reports them, or else by regular scans. */
export class WatchedFolder {
  readonly #path: string;
  readonly #options: WatchedFolderOptions;
  readonly #quiet: QuietPaths;
  #watch: FolderWatch;
  /** The identity of the folder at the last check; null if there was none, undefined before the first check. */
  #identity: string | null | undefined;
  #isPolled = false;
  #nextPoll = 0;
  #timer: NodeJS.Timeout;
  #isClosed = false;

  constructor(path: string, options: WatchedFolderOptions) {
    this.#path = path;
    this.#options = options;
    this.#quiet = new QuietPaths((paths) => void options.onChange(paths));
    this.#watch = this.#newWatch();
    this.#timer = setTimeout(() => this.#check(), 0);
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
      onLimit: () => this.#setPolled(watchLimit),
    };
    return new FolderWatch(this.#path, observer, this.#options.system?.watch);
  }

  #setPolled(reason: UserText | null): void {
    this.#isPolled = reason !== null;
    this.#nextPoll = performance.now() + pollEvery;
    this.#options.onPolled(reason);
  }

  /** The next check begins after this one, which may have to wait for a slow drive. */
  async #check(): Promise<void> {
    const identity = await identityOf(this.#path);
    if (identity !== this.#identity) await this.#replaced(identity);
    else if (this.#isPolled && performance.now() >= this.#nextPoll) await this.#scan();
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#check(), checkEvery).unref();
  }

  /** The folder has disappeared, come back, or been replaced by another one. */
  async #replaced(identity: string | null): Promise<void> {
    const isFirst = this.#identity === undefined;
    this.#identity = identity;
    if (!isFirst) {
      this.#watch.close();
      this.#watch = this.#newWatch();
    }
    if (identity !== null) {
      const drive = await (this.#options.system?.silentDrive ?? silentDrive)(this.#path).catch(() => null);
      if (this.#isClosed) return;
      // On the first check, null would hide that the first scan has reached the limit of watches.
      if (drive !== null || !isFirst) this.#setPolled(drive === null ? null : unreported(drive));
    }
    if (!isFirst) await this.#scan();
  }

  async #scan(): Promise<void> {
    const startedAt = performance.now();
    await this.#options.onChange(['']);
    const now = performance.now();
    this.#nextPoll = now + Math.max(pollEvery, pauseFactor * (now - startedAt));
  }
}

const watchLimit = userText(
  'The system cannot watch more folders: its limit is reached. The folder is checked for changes from time to time instead. On Linux, raise fs.inotify.max_user_watches to have changes found at once.',
);
const unreported = (drive: string) =>
  userText(
    'The folder is on a drive ({drive}) that does not report all changes. It is checked for changes from time to time instead.',
    { drive },
  );

/** Identifies the folder at a path, to notice if another one takes its place; null if there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await lstat(path);
    return `${dev} ${ino}`;
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return null;
  }
}
