import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import { bytesOfNotes, eraseDeleted } from '../store/erase-deleted.ts';
import type { NoteStore } from '../store/notes.ts';

/** Bytes. So much is rewritten in a second on a busy computer: closing a library may take as long. */
const small = 20_000_000;
/** Milliseconds without a search, and between two looks whether there was one. */
const rest = 60_000;
const lookEvery = 15_000;

/**
 * Sees to it that what was deleted, or replaced, leaves the library’s files: while nobody searches, or when a small library is
 * closed. That there is something to erase is kept in a file, so that a later start does it if this one ends before.
 */
export class DeletedText {
  readonly #store: NoteStore;
  readonly #logger: Logger;
  readonly #marker: string;
  readonly #eraseVectors: () => Promise<void>;
  #isDue: boolean;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param mayErase whether anything of the library may be changed.
   * @param eraseVectors takes what was deleted out of the file beside the database.
   */
  constructor(store: NoteStore, library: string, logger: Logger, mayErase: boolean, eraseVectors: () => Promise<void>) {
    this.#store = store;
    this.#logger = logger;
    this.#eraseVectors = eraseVectors;
    this.#marker = join(library, 'deleted.json');
    this.#isDue = mayErase && existsSync(this.#marker);
    store.index.watchRemovals(() => this.#mark());
  }

  /** Erases while nobody searches. @param whileNothingIsStored runs work when no note is being stored. */
  start(whileNothingIsStored: (work: () => Promise<void>) => void): void {
    this.#timer ??= setInterval(() => {
      if (this.#isDue && this.#store.database.restedFor > rest) whileNothingIsStored(() => this.erase());
    }, lookEvery).unref();
  }

  /** Erases now, if there is anything. No note may be stored meanwhile. */
  async erase(): Promise<void> {
    if (!this.#isDue) return;
    const startedAt = performance.now();
    if (!(await eraseDeleted(this.#store))) return;
    await this.#eraseVectors();
    this.#isDue = false;
    rmSync(this.#marker, { force: true });
    this.#logger.log('deleted.erased', { ms: performance.now() - startedAt });
  }

  /** Erases before a library is closed, if that takes no time worth speaking of. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const { database } = this.#store;
    if (this.#isDue && !database.hasEnded && !database.room.isMissing && (await bytesOfNotes(database)) < small) {
      await this.erase();
    }
  }

  #mark(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    try {
      writeFileSync(this.#marker, '{}', { mode: 0o600 });
    } catch (error) {
      // Then this session has to erase it.
      if (systemCodeOf(error) === undefined) throw error;
    }
  }
}
