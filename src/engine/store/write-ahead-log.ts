import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of the log after which a checkpoint is due: what a library takes more while it is filled, and what a start after a kill repeats. */
const maxBytes = 16_000_000;
/** Statements and transactions between two looks at the folder. */
const lookEvery = 8;
const segment = /^[0-9A-F]{24}$/;

/** The write-ahead log of a database. Only a server makes checkpoints by itself: here the log would grow for as long as a large folder is read. */
export class WriteAheadLog {
  readonly #directory: string;
  #asked = 0;

  /** @param directory of the database. */
  constructor(directory: string) {
    this.#directory = join(directory, 'pg_wal');
  }

  /** To be asked after each statement or transaction: whether the log has grown so long that a checkpoint is due. */
  isLong(): boolean {
    this.#asked++;
    return this.#asked % lookEvery === 0 && this.#bytes() > maxBytes;
  }

  #bytes(): number {
    const files = readdirSync(this.#directory).filter((name) => segment.test(name));
    const [first] = files;
    return first === undefined ? 0 : files.length * statSync(join(this.#directory, first)).size;
  }
}
