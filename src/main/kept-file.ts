import { chmodSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import PQueue from 'p-queue';
import { systemCodeOf } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import type { LogFacts } from '../shared/log-events.ts';

interface KeptFileOptions<T> {
  /** What the log calls it. */
  name: LogFacts<'file.failed'>['file'];
  /** The value in data of any origin; it throws where there is none. */
  read: (data: unknown) => T;
  /** The value where there is no file, or one that cannot be read. */
  initial: () => T;
}

/**
 * A value of main’s in a file of its own, which nobody but the user may read: the window needs it before the library is
 * open. Changes are in force at once and written one after another; if they cannot be written they last until the app is
 * closed, which is logged.
 */
export class KeptFile<T> {
  readonly #path: string;
  readonly #options: KeptFileOptions<T>;
  readonly #logger: Logger;
  readonly #writes = new PQueue({ concurrency: 1 });
  #now: T;

  constructor(path: string, options: KeptFileOptions<T>, logger: Logger) {
    this.#path = path;
    this.#options = options;
    this.#logger = logger;
    this.#now = this.#read();
  }

  get now(): T {
    return this.#now;
  }

  set(value: T): void {
    this.#now = value;
    // A drag changes a width many times a second: what is not being written yet is written with the last value.
    this.#writes.clear();
    void this.#writes.add(() => this.#write());
  }

  /** Resolves when every change has been written, or has failed. */
  settled(): Promise<void> {
    return this.#writes.onIdle();
  }

  #read(): T {
    try {
      const value = this.#options.read(JSON.parse(readFileSync(this.#path, 'utf8')));
      // Versions before made it readable to everybody.
      chmodSync(this.#path, 0o600);
      return value;
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') this.#logger.log('file.failed', { file: this.#options.name }, error);
      return this.#options.initial();
    }
  }

  /** Through another file, so that a crash leaves the old value or the new one. */
  async #write(): Promise<void> {
    const written = `${this.#path}.new`;
    try {
      await writeFile(written, `${JSON.stringify(this.#now, null, 2)}\n`, { mode: 0o600 });
      await rename(written, this.#path);
    } catch (error) {
      this.#logger.log('file.failed', { file: this.#options.name }, error);
    }
  }
}
