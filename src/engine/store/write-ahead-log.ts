import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../../shared/errors.ts';

/**
 * Bytes that are logged until a checkpoint is due: what a library takes more while it is filled, and what a start after a kill
 * repeats.
 */
const maxBytes = 16_000_000;
/** Statements and transactions between two looks at the folder. */
const lookEvery = 8;
const segment = /^[0-9A-F]{24}$/;

/**
 * The write-ahead log of a database. Only a server makes checkpoints by itself: here the log would grow for as long as a large
 * folder is read.
 */
export class WriteAheadLog {
  readonly #directory: string;
  #asked = 0;
  /** Bytes that the last checkpoint left: one or two files, of 16 MB each where an earlier version made the database. */
  #left = Number.POSITIVE_INFINITY;

  /** @param directory of the database. */
  constructor(directory: string) {
    this.#directory = join(directory, 'pg_wal');
    this.flushed();
  }

  /** To be asked after each statement or transaction: whether so much has been logged that a checkpoint is due. */
  isLong(): boolean {
    this.#asked++;
    if (this.#asked % lookEvery !== 0) return false;
    const bytes = this.#bytes();
    // Others flush the log, too.
    this.#left = Math.min(this.#left, bytes);
    return bytes - this.#left > maxBytes;
  }

  /** To be called after a checkpoint. */
  flushed(): void {
    this.#left = this.#bytes();
  }

  /** Of all its files; 0 where they cannot be looked at, which the work that asks need not fail of. */
  #bytes(): number {
    try {
      const files = readdirSync(this.#directory).filter((name) => segment.test(name));
      const [first] = files;
      return first === undefined ? 0 : files.length * statSync(join(this.#directory, first)).size;
    } catch (error) {
      if (systemCodeOf(error) === undefined) throw error;
      return 0;
    }
  }
}
