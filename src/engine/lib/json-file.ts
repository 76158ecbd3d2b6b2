import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import PQueue from 'p-queue';
import { z } from 'zod';
import { messageOf, NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { replaceFile } from './replace-file.ts';

interface JsonFileOptions<T> {
  /** The file’s shape. It may also upgrade what earlier versions wrote. */
  shape: z.ZodType<T>;
  /** The content while there is no file. */
  initial: T;
  /** What the user can do about a damaged file, as a sentence. */
  remedy: UserText;
}

/**
 * Settings in a JSON file. Changes are written one after another. Each reads the file again first, so that several
 * programs can share it. A damaged file is never overwritten.
 */
export class JsonFile<T extends object> {
  readonly #path: string;
  readonly #options: JsonFileOptions<T>;
  readonly #writes = new PQueue({ concurrency: 1 });
  #content: T;

  constructor(path: string, options: JsonFileOptions<T>) {
    this.#path = path;
    this.#options = options;
    this.#content = options.initial;
  }

  /** The content as it was last read or written. */
  get content(): T {
    return this.#content;
  }

  /** Reads the file after all pending changes have been written. @throws NearnoteError `file-damaged`. */
  read(): Promise<T> {
    return this.#writes.add(() => this.#read());
  }

  /**
   * Resolves when the change is on the disk. Until then, and if writing fails, the old content stays in force.
   * @throws NearnoteError `file-damaged`.
   */
  update(change: (now: T) => Partial<T>): Promise<T> {
    return this.#writes.add(async () => {
      const now = await this.#read();
      const next = { ...now, ...change(now) };
      await mkdir(dirname(this.#path), { recursive: true });
      await replaceFile(this.#path, next);
      this.#content = next;
      return next;
    });
  }

  /** Resolves when every pending change has been written or has failed. */
  settled(): Promise<void> {
    return this.#writes.onIdle();
  }

  /** If the file has been deleted while in use, the last content stays in force. */
  async #read(): Promise<T> {
    const { shape, remedy } = this.#options;
    try {
      this.#content = shape.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') {
        throw new NearnoteError(
          'file-damaged',
          userText('{path} cannot be read ({error}). {remedy}', { path: this.#path, error: inWords(error), remedy }),
          { cause: error },
        );
      }
    }
    return this.#content;
  }
}

function inWords(error: unknown): string {
  return error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
}
