import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type Results } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import PQueue from 'p-queue';
import type { z } from 'zod';
import { libraryClosing } from '../lib/closing.ts';
import { toPostgresText } from './postgres-text.ts';

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
const sharedBuffers = 32;

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
  #closed = false;

  private constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /**
   * @param withTextSearch whether the schema may still contain an index of pg_textsearch, which migrations drop.
   * @throws whatever PGlite reports; the directory is left as it was found.
   */
  static async open(directory: string, withTextSearch: boolean): Promise<Database> {
    const extensions = withTextSearch
      ? { vector, ...(await import('@electric-sql/pglite-pg_textsearch')) }
      : { vector };
    const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}MB`];
    const pglite = await PGlite.create({ dataDir: directory, extensions, startParams });
    // Without autovacuum we run ANALYZE ourselves; a small sample keeps that statement short.
    await pglite.exec('SET default_statistics_target = 10');
    return new Database(pglite);
  }

  /** Runs before any waiting background work, outside a transaction: for single reading statements. */
  foreground<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(libraryClosing());
    return this.#enqueue('foreground', () => work(sqlOf(this.#pglite)));
  }

  /** Runs in a transaction, once no foreground work waits. Keep it under 50 ms: a search may have to wait for it. */
  background<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(libraryClosing());
    return this.#enqueue('background', () => this.#pglite.transaction((transaction) => work(sqlOf(transaction))));
  }

  /** Runs several statements without parameters, outside a transaction: migrations, maintenance. */
  script(statements: string): Promise<void> {
    if (this.#closed) return Promise.reject(libraryClosing());
    return this.#script(statements);
  }

  /** Finishes the queued work, writes a checkpoint and closes. */
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

  /** Queues one piece of work. A search waits for at most one short piece of background work. */
  #enqueue<T>(priority: keyof typeof priorities, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const task = async () => {
        await work().then(resolve, reject);
        // PGlite answers without yielding. This lets messages in, so that a search that has just arrived goes first.
        await setImmediate();
      };
      void this.#queue.add(task, { priority: priorities[priority] });
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
      if (blob === undefined) throw new Error('A COPY from the database returned no data.');
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}

function toPostgresParameter(value: unknown): unknown {
  if (typeof value === 'string') return toPostgresText(value);
  return Array.isArray(value) ? value.map(toPostgresParameter) : value;
}
