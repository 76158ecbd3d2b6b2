import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type Results } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import PQueue from 'p-queue';
import type { z } from 'zod';
import { libraryClosing } from '../lib/closing.ts';
import { toPostgresText } from './postgres-text.ts';

/** The statements that a turn may run. Rows are validated on their way out. */
export interface Sql {
  rows<S extends z.ZodType>(shape: S, statement: string, parameters?: unknown[]): Promise<z.infer<S>[]>;
  run(statement: string, parameters?: unknown[]): Promise<void>;
  /** `COPY … FROM '/dev/blob'` with the given bytes. */
  copy(statement: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The bytes of `COPY … TO '/dev/blob'`. */
  copyOut(statement: string): Promise<Uint8Array>;
}

// V8 compiles PostgreSQL quickly, and is not to do it again well. Its interpreter of expressions is one function of 105 KB, which takes
// 2.4 s of a core and 640 MB to optimise, comes first, and is waited for when a process ends; and V8 now and then ends a process
// over code that it has replaced (nodejs/node#64500). Without, a search takes 3 ms more (docs/facts.md).
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');

/**
 * Megabytes of PostgreSQL's own cache of pages, all of which it fills with zeros when it starts. The system caches the files
 * as well, and what a search goes through is held in memory of ours.
 */
const pageCache = 32;

/** Whatever somebody waits for (a search, a question of the window) comes before indexing and embedding. */
const priorities = { foreground: 1, background: 0 };

interface Connection {
  query<T>(statement: string, parameters?: unknown[], options?: { blob?: Blob }): Promise<Results<T>>;
}

/**
 * PGlite with pgvector, opened on a data directory of its own. It must be opened by one process only (see lock). Once it
 * is being closed all work is refused with NearnoteError `engine-stopped`.
 */
export class Database {
  readonly #pglite: PGlite;
  /** One connection serves everybody, a transaction or a reading statement at a time. */
  readonly #queue = new PQueue({ concurrency: 1 });
  #closed = false;

  private constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /**
   * @param withTextSearch whether the schema may still have an index of pg_textsearch, which migrations drop.
   * @throws whatever PGlite reports; the directory is left as it was found.
   */
  static async open(directory: string, withTextSearch: boolean): Promise<Database> {
    const extensions = withTextSearch
      ? { vector, ...(await import('@electric-sql/pglite-pg_textsearch')) }
      : { vector };
    const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${pageCache}MB`];
    const pglite = await PGlite.create({ dataDir: directory, extensions, startParams });
    // Nothing analyses tables but ourselves; a small sample keeps that statement short.
    await pglite.exec('SET default_statistics_target = 10');
    return new Database(pglite);
  }

  /** Runs before any waiting background work, outside a transaction: for single statements that read. */
  foreground<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(libraryClosing());
    return this.#enqueue('foreground', () => work(sqlOf(this.#pglite)));
  }

  /** Runs in one transaction when nobody in the foreground waits. Keep it under 50 ms: a search may be waiting. */
  background<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(libraryClosing());
    return this.#enqueue('background', () => this.#pglite.transaction((transaction) => work(sqlOf(transaction))));
  }

  /** Several statements without parameters, outside a transaction: migrations, maintenance. */
  script(statements: string): Promise<void> {
    if (this.#closed) return Promise.reject(libraryClosing());
    return this.#script(statements);
  }

  /** Waits for the work that was asked for, checkpoints and closes. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#script('CHECKPOINT');
    await this.#pglite.close();
  }

  #script(statements: string): Promise<void> {
    return this.#enqueue('background', async () => {
      await this.#pglite.exec(statements);
    });
  }

  /** A search waits for one short piece of background work at most. */
  #enqueue<T>(priority: keyof typeof priorities, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const piece = async () => {
        await work().then(resolve, reject);
        // A database that answers without waiting never lets messages in: a search that has just arrived comes first.
        await setImmediate();
      };
      void this.#queue.add(piece, { priority: priorities[priority] });
    });
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
      if (blob === undefined) throw new Error('A COPY from the database gave nothing back.');
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}

function toPostgresParameter(value: unknown): unknown {
  if (typeof value === 'string') return toPostgresText(value);
  return Array.isArray(value) ? value.map(toPostgresParameter) : value;
}
