import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { systemCodeOf } from '../shared/errors.ts';

interface Limits {
  /** Bytes of one file. */
  bytes: number;
  /** How many files there are at most, the one that is written to included. */
  files: number;
}

/**
 * A text file that is renamed once it is full (`app.log` to `app.1.log`, that to `app.2.log`, …); the oldest is replaced.
 * Lines are written at once and in order, so that the last one before a crash is there, too.
 */
export class RotatingFile {
  readonly #path: string;
  readonly #limits: Limits;

  /** @throws the system’s error when the folder cannot be made. */
  constructor(path: string, limits: Limits) {
    this.#path = path;
    this.#limits = limits;
    mkdirSync(dirname(path), { recursive: true });
  }

  /** @throws the system’s error when the line cannot be written. */
  append(line: string): void {
    const text = `${line}\n`;
    // Asked each time, because another process may write to the same file, or have renamed it.
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && size + Buffer.byteLength(text) > this.#limits.bytes) this.#rotate();
    appendFileSync(this.#path, text);
  }

  #rotate(): void {
    for (let age = this.#limits.files - 1; age > 0; age--) {
      try {
        renameSync(this.#aged(age - 1), this.#aged(age));
      } catch (error) {
        if (systemCodeOf(error) !== 'ENOENT') throw error;
      }
    }
  }

  #aged(age: number): string {
    if (age === 0) return this.#path;
    const extension = extname(this.#path);
    return `${this.#path.slice(0, this.#path.length - extension.length)}.${age}${extension}`;
  }
}
