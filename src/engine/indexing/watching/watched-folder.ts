import { lstat } from 'node:fs/promises';
import { systemCodeOf } from '../../../shared/errors.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { FolderWatch } from './folder-watch.ts';
import { QuietPaths } from './quiet-paths.ts';
import { silentDrive } from './silent-drive.ts';

/** Milliseconds between two checks whether the folder exists and is still the same one, while something happens. */
const checkEvery = 1_500;
/**
 * Milliseconds that they grow to, each twice the one before, while nothing happens. The system tells of a folder that is deleted or
 * moved, but not of one whose parent is, nor of a drive that is mounted. One that is missing is awaited.
 */
const restingCheckEvery = { present: 30_000, missing: 5_000 };
/** Milliseconds, at least, between two scans of a folder whose changes are not all reported. */
const pollEvery = 5_000;
/** The pause between two such scans is at least so many times as long as a scan. */
const pauseFactor = 20;

export interface WatchedFolderOptions {
  /** Indexes changed paths; the empty path means the whole folder. Resolves when that is done: false if the folder was not there. */
  onChange: (paths: string[]) => Promise<boolean>;
  /** Called with the reason why the folder is only scanned from time to time; null if the system reports changes. */
  onPolled: (reason: UserText | null) => void;
  /** Replaces the system in tests. */
  system?: {
    watch?: ConstructorParameters<typeof FolderWatch>[2];
    silentDrive?: typeof silentDrive;
    identityOf?: typeof identityOf;
  };
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
  #pause = checkEvery;
  #checkedAt = 0;
  /** When the next check is due; null during a check. */
  #due: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(path: string, options: WatchedFolderOptions) {
    this.#path = path;
    this.#options = options;
    this.#quiet = new QuietPaths((paths) => void this.#tell(paths));
    this.#watch = this.#newWatch();
    this.#checkIn(0);
  }

  /** @see FolderWatch.watchSubfolder */
  watchSubfolder(folder: string): void {
    this.#watch.watchSubfolder(folder);
  }

  /** Checks the folder now, unless that was done just before: somebody is there. */
  look(): void {
    if (performance.now() - this.#checkedAt >= checkEvery) this.#checkWithin(0);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#quiet.close();
    this.#watch.close();
  }

  #newWatch(): FolderWatch {
    const observer = {
      onChange: (path: string) => {
        this.#quiet.add(path);
        this.#checkWithin(checkEvery);
      },
      onLimit: () => this.#setPolled(watchLimit),
    };
    return new FolderWatch(this.#path, observer, this.#options.system?.watch);
  }

  /**
   * Tells of changes. A folder that was away when they were looked at may be back before the next check, the same as it was: it counts as one
   * that comes back, whose changes are all found, and whose subfolders are watched anew.
   */
  async #tell(paths: string[]): Promise<void> {
    const wasThere = await this.#options.onChange(paths);
    if (wasThere || this.#isClosed) return;
    this.#identity = null;
    this.#checkWithin(checkEvery);
  }

  #setPolled(reason: UserText | null): void {
    this.#isPolled = reason !== null;
    this.#nextPoll = performance.now() + pollEvery;
    this.#options.onPolled(reason);
  }

  /** Something happens: the next checks are not far apart, and one is within so many milliseconds. */
  #checkWithin(milliseconds: number): void {
    this.#pause = checkEvery;
    if (this.#due !== null && this.#due > performance.now() + milliseconds) this.#checkIn(milliseconds);
  }

  #checkIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#due = performance.now() + milliseconds;
    this.#timer = setTimeout(() => void this.#check(), milliseconds).unref();
  }

  /** The next check begins after this one, which may have to wait for a slow drive. */
  async #check(): Promise<void> {
    this.#due = null;
    this.#pause = Math.min(restingCheckEvery.present, 2 * this.#pause);
    const identity = await (this.#options.system?.identityOf ?? identityOf)(this.#path);
    this.#checkedAt = performance.now();
    if (identity === null) this.#pause = Math.min(restingCheckEvery.missing, this.#pause);
    if (identity !== this.#identity) await this.#replaced(identity);
    else if (this.#isPolled && performance.now() >= this.#nextPoll) await this.#scan();
    if (this.#isClosed) return;
    const untilPoll = this.#isPolled ? this.#nextPoll - performance.now() : Number.POSITIVE_INFINITY;
    this.#checkIn(Math.min(this.#pause, Math.max(checkEvery, untilPoll)));
  }

  /** The folder has disappeared, come back, or been replaced by another one. */
  async #replaced(identity: string | null): Promise<void> {
    const isFirst = this.#identity === undefined;
    this.#identity = identity;
    this.#pause = checkEvery;
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
