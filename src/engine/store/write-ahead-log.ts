import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../../shared/errors.ts';

/**
 * Bytes that are logged until a checkpoint is due: what a library takes more while it is filled, and what a start after a kill
 * repeats.
 */
const maxBytes = 16_000_000;
/** The same while the user searches, who would wait for a checkpoint. */
const maxBytesWhileSearched = 64_000_000;
/** Bytes that are flushed once the library rests: less is not worth a checkpoint. */
const worthFlushing = 2_000_000;
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
  isLong(isSearched: boolean): boolean {
    this.#asked++;
    return this.#asked % lookEvery === 0 && this.#grown() > (isSearched ? maxBytesWhileSearched : maxBytes);
  }

  /** Whether a checkpoint while nothing else is to be done would free anything worth speaking of. */
  isWorthFlushing(): boolean {
    return this.#grown() > worthFlushing;
  }

  /** To be called after a checkpoint. */
  flushed(): void {
    this.#left = this.#bytes();
  }

  /** Bytes since it was flushed. */
  #grown(): number {
    const bytes = this.#bytes();
    // Others flush the log, too.
    this.#left = Math.min(this.#left, bytes);
    return bytes - this.#left;
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
