import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type Results } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import PQueue from 'p-queue';
import type { z } from 'zod';
import { collectGarbage } from '../../shared/collect-garbage.ts';
import { NearnoteError } from '../../shared/errors.ts';
import { libraryClosing } from '../lib/closing.ts';
import { databaseEnded, readableError, writingFailed } from './database-errors.ts';
import { DiskRoom } from './disk-room.ts';
import { toPostgresText } from './postgres-text.ts';
import { PreparedReads } from './prepared-reads.ts';
import { stopWhenEnded } from './stopping-pglite.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

/** The statements available to a piece of work. Rows are validated when they are read. */
export interface Sql {
  rows<S extends z.ZodType>(shape: S, statement: string, parameters?: unknown[]): Promise<z.infer<S>[]>;
  run(statement: string, parameters?: unknown[]): Promise<void>;
  /** `COPY … FROM '/dev/blob'` with the given bytes. */
  copy(statement: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The bytes of `COPY … TO '/dev/blob'`. */
  copyOut(statement: string): Promise<Uint8Array>;
}

// Keeps V8 from optimising PostgreSQL’s WebAssembly, which takes seconds and 640 MB and gains 3 ms a search (docs/facts.md).
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');

/**
 * The size of PostgreSQL’s page cache in megabytes. PostgreSQL fills all of it with zeros when it starts. More is not
 * needed: the system caches the files as well, and the engine holds in memory what a search scans.
 */
const sharedBuffers = 8;

/**
 * Files of the write-ahead log that are done are deleted. By itself PostgreSQL keeps five of 16 MB to use again, with what was
 * in them: the text of notes that the user has deleted.
 */
const walSettings = ['wal_recycle=off', 'min_wal_size=32MB'];

/** Of the log’s files in a new database: one of 16 MB, PostgreSQL’s own choice, would be a fifth of a library of 20,000 passages. */
const walSegment = '--wal-segsize=1';

/** Milliseconds after a search in which another one is expected, and after any work until the library counts as resting. */
const searchedWithin = 3_000;
const restsAfter = 10_000;
/** Milliseconds after any work until the library is expected to rest for longer: later than idle parsing threads end. */
const restsLongAfter = 75_000;

/** What the user waits for (a search, a request of the window) comes before indexing and embedding. */
const priorities = { foreground: 1, background: 0 };

interface Connection {
  query<T>(statement: string, parameters?: unknown[], options?: { blob?: Blob }): Promise<Results<T>>;
}

/**
 * PGlite with pgvector on its data directory. Only one process may open it (see lock). As soon as closing begins, all
 * further work is refused with NearnoteError `engine-stopped`.
 */
export class Database {
  readonly #pglite: PGlite;
  /** There is one connection: it runs one transaction, or one foreground statement, at a time. */
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #log: WriteAheadLog;
  readonly #reads: PreparedReads;
  #isFlushing = false;
  /** Runs once after the last work: nothing wakes a library that rests. */
  readonly #rest = setTimeout(() => this.#log.isWorthFlushing() && this.#flush(), restsAfter).unref();
  /** What work has left in memory is of no use to a library that rests. */
  readonly #longRest = setTimeout(collectGarbage, restsLongAfter).unref();
  #closed = false;
  /** Where its directory is. */
  readonly room: DiskRoom;
  readonly directory: string;
  #lastForeground = performance.now();
  #lastSearched = performance.now();
  #ended: NearnoteError | null = null;
  #onFailure: (error: NearnoteError) => void = () => {};

  private constructor(pglite: PGlite, directory: string) {
    this.#pglite = pglite;
    this.directory = directory;
    this.#log = new WriteAheadLog(directory);
    this.#reads = new PreparedReads(pglite);
    const room = new DiskRoom(directory);
    this.room = room;
    stopWhenEnded(pglite, (cause) => {
      this.#ended = room.isMissing ? writingFailed(cause) : databaseEnded(cause);
      return this.#ended;
    });
  }

  /**
   * @param withTextSearch whether the schema may still contain an index of pg_textsearch, which migrations drop.
   * @throws whatever PGlite reports; the directory is left as it was found.
   */
  static async open(directory: string, withTextSearch: boolean): Promise<Database> {
    const extensions = withTextSearch
      ? { vector, ...(await import('@electric-sql/pglite-pg_textsearch')) }
      : { vector };
    const settings = [`shared_buffers=${sharedBuffers}MB`, ...walSettings];
    const startParams = [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ['-c', setting])];
    const pglite = await PGlite.create({
      dataDir: directory,
      extensions,
      startParams,
      initDbStartParams: [walSegment],
    });
    const database = new Database(pglite, directory);
    // Without autovacuum we run ANALYZE ourselves; a small sample keeps that statement short.
    await database.script('SET default_statistics_target = 10');
    return database;
  }

  /** Runs before any waiting background work, outside a transaction: for single reading statements. */
  foreground<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#foreground(() => work(sqlOf(this.#pglite)));
  }

  /** Like `foreground`, for one statement that every search asks. @see PreparedReads.rows */
  readPrepared(statement: string, parameters: readonly string[]): Promise<Uint8Array> {
    this.#lastSearched = performance.now();
    return this.#foreground(() => this.#reads.rows(statement, parameters));
  }

  #foreground<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(libraryClosing());
    this.#lastForeground = performance.now();
    const result = this.#enqueue('foreground', work);
    // The first reading of new rows is logged, too: PostgreSQL notes on their pages that they are committed.
    void result.then(this.#afterWork, () => {});
    return result;
  }

  /**
   * Runs in a transaction, once no foreground work waits and the disk has room. Keep it under 50 ms: a search may have to wait
   * for it.
   */
  async background<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    await this.room.available();
    if (this.#closed) throw libraryClosing();
    const result = await this.#enqueue('background', () =>
      this.#pglite.transaction((transaction) => work(sqlOf(transaction))),
    );
    this.#afterWork();
    return result;
  }

  /** Runs several statements without parameters, outside a transaction: migrations, maintenance. */
  async script(statements: string): Promise<void> {
    await this.room.available();
    if (this.#closed) throw libraryClosing();
    return this.#script(statements);
  }

  /** Whether it has stopped by itself. */
  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** Milliseconds since anybody has waited for it. */
  get restedFor(): number {
    return performance.now() - this.#lastForeground;
  }

  /**
   * Is told of what only a fresh start or the user can mend: a database that has ended (it is of no more use; what is
   * committed is safe), and one that is damaged.
   */
  watchFailures(onFailure: (error: NearnoteError) => void): void {
    this.#onFailure = onFailure;
  }

  /**
   * Finishes the queued work, writes a checkpoint and closes. Without room for a checkpoint, or if PostgreSQL has ended, the
   * next start does the rest, as after a kill.
   */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#rest);
    clearTimeout(this.#longRest);
    this.room.stopWaiting();
    await this.#queue.onIdle();
    if (!this.room.isMissing && this.#ended === null) await this.#script('CHECKPOINT').catch(() => {});
    await this.#pglite.close();
  }

  /** Flushes the log when it is long, or else once the library rests. */
  readonly #afterWork = (): void => {
    if (this.#closed) return;
    // Not whatever is foreground: what is being embedded is counted all along.
    if (this.#log.isLong(performance.now() - this.#lastSearched < searchedWithin)) this.#flush();
    this.#rest.refresh();
    this.#longRest.refresh();
  };

  /** Nobody waits for it: without it, the next start does the rest. What only the user can mend has been told (see #failure). */
  #flush(): void {
    if (this.#closed || this.#isFlushing || this.room.isMissing) return;
    this.#isFlushing = true;
    const ended = () => {
      this.#isFlushing = false;
    };
    // So much was written that the plans of prepared statements may be those of a library of a few notes.
    this.#script('CHECKPOINT; DISCARD PLANS')
      .then(() => this.#log.flushed())
      .then(ended, ended);
  }

  #script(statements: string): Promise<void> {
    return this.#enqueue('background', async () => {
      await this.#pglite.exec(statements);
    });
  }

  /** Queues one piece of work. A search waits for at most one short piece of background work. */
  #enqueue<T>(priority: keyof typeof priorities, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const task = async () => {
        await work().then(resolve, (error: unknown) => reject(this.#failure(error)));
        // PGlite answers without yielding. This lets messages in, so that a search that has just arrived goes first.
        await setImmediate();
      };
      void this.#queue.add(task, { priority: priorities[priority] });
    });
  }

  #failure(error: unknown): unknown {
    const failure = readableError(error);
    if (failure instanceof NearnoteError && (failure === this.#ended || failure.code === 'library-damaged')) {
      this.#onFailure(failure);
    }
    return failure;
  }
}

function sqlOf(connection: Connection): Sql {
  return {
    async rows(shape, statement, parameters) {
      const { rows } = await connection.query(statement, parameters?.map(toPostgresParameter));
      return rows.map((row) => shape.parse(row));
    },
    async run(statement, parameters) {
      await connection.query(statement, parameters?.map(toPostgresParameter));
    },
    async copy(statement, bytes) {
      await connection.query(statement, [], { blob: new Blob([bytes]) });
    },
    async copyOut(statement) {
      const { blob } = await connection.query(statement);
      if (blob === undefined) throw new Error('A COPY from the database returned no data.');
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}

function toPostgresParameter(value: unknown): unknown {
  if (typeof value === 'string') return toPostgresText(value);
  return Array.isArray(value) ? value.map(toPostgresParameter) : value;
}
