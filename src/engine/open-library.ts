import { setTimeout as wait } from 'node:timers/promises';
import type { Rebuilding } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import type { Engine } from './engine.ts';

/** Milliseconds between two tries to open a library on a full disk. */
const tryEvery = 2_000;
/** Milliseconds after which all of it begins, whether or not there is a window. */
const drawnWithin = 5_000;

interface OpenLibraryDependencies {
  open: (rebuilding: Rebuilding) => Promise<Engine>;
  logger: Logger;
}

/** The engine of a program that keeps a library open: opened again after a rebuild, and as soon as a full disk has room. */
export class OpenLibrary {
  readonly #dependencies: OpenLibraryDependencies;
  readonly #drawn = Promise.withResolvers<void>();
  #engine: Promise<Engine>;
  #isClosed = false;

  constructor(dependencies: OpenLibraryDependencies) {
    this.#dependencies = dependencies;
    setTimeout(this.#drawn.resolve, drawnWithin).unref();
    this.#engine = this.#open('allowed');
  }

  /** The engine; rejects with the reason while the library cannot be opened. */
  engine(): Promise<Engine> {
    return this.#engine;
  }

  /**
   * The window is drawn: until then it has the computer for itself, and the engine only answers. From now on folders are followed,
   * passages embedded, and the model is loaded for the first query.
   */
  windowDrawn(): void {
    this.#drawn.resolve();
  }

  /** Sets the database aside and fills another one from the notes. Resolves when the library is open again. */
  async rebuild(): Promise<void> {
    this.#dependencies.logger.log('library.rebuilding', {});
    await this.#reopen('asked');
    await this.#engine;
  }

  /** Opens the library again after its database has ended. */
  async reopen(): Promise<void> {
    await this.#reopen('allowed');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const engine = await this.#engine.catch(() => null);
    await engine?.close();
  }

  async #reopen(rebuilding: Rebuilding): Promise<void> {
    const before = this.#engine;
    this.#engine = before
      .catch(() => null)
      .then((engine) => engine?.close())
      .then(() => this.#open(rebuilding));
    await this.#engine.catch(() => {});
  }

  /** @param isAgain whether it is tried once more, and not worth logging that it fails. */
  async #open(rebuilding: Rebuilding, isAgain = false): Promise<Engine> {
    try {
      const engine = await this.#dependencies.open(rebuilding);
      engine.start(this.#drawn.promise);
      engine.watch().catch((error: unknown) => this.#dependencies.logger.log('indexing.failed', {}, error));
      return engine;
    } catch (error) {
      if (!isAgain) this.#dependencies.logger.log('library.not-opened', {}, error);
      if (error instanceof NearnoteError && error.code === 'disk-full') void this.#openLater(rebuilding);
      throw error;
    }
  }

  async #openLater(rebuilding: Rebuilding): Promise<void> {
    await wait(tryEvery, undefined, { ref: false });
    if (this.#isClosed) return;
    const trying = this.#open(rebuilding, true);
    trying.then(
      () => {
        this.#engine = trying;
      },
      () => {},
    );
  }
}
