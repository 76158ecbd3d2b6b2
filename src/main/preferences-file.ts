import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import PQueue from 'p-queue';
import { systemCodeOf } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import {
  changedPreferences,
  defaultPreferences,
  type Preferences,
  type PreferencesChange,
  readPreferences,
} from '../shared/preferences.ts';

/**
 * The user’s preferences, in a file of their own: the window needs them before the library is open. Changes are in force at
 * once and written one after another; if they cannot be written they last until the app is closed, which is logged.
 */
export class PreferencesFile {
  readonly #file: string;
  readonly #logger: Logger;
  readonly #writes = new PQueue({ concurrency: 1 });
  #now: Preferences;

  constructor(file: string, logger: Logger) {
    this.#file = file;
    this.#logger = logger;
    this.#now = this.#read();
  }

  get now(): Preferences {
    return this.#now;
  }

  change(change: PreferencesChange): Preferences {
    this.#now = changedPreferences(this.#now, change);
    // A drag changes a width many times a second: what is not being written yet is written with the last value.
    this.#writes.clear();
    void this.#writes.add(() => this.#write());
    return this.#now;
  }

  /** Resolves when every change has been written, or has failed. */
  settled(): Promise<void> {
    return this.#writes.onIdle();
  }

  #read(): Preferences {
    try {
      return readPreferences(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') this.#logger.log('file.failed', { file: 'preferences' }, error);
      return defaultPreferences;
    }
  }

  /** Through another file, so that a crash leaves the old preferences or the new ones. */
  async #write(): Promise<void> {
    const written = `${this.#file}.new`;
    try {
      await writeFile(written, `${JSON.stringify(this.#now, null, 2)}\n`);
      await rename(written, this.#file);
    } catch (error) {
      this.#logger.log('file.failed', { file: 'preferences' }, error);
    }
  }
}
