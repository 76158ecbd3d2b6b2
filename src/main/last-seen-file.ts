import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type LastSeen, lastSeen } from '../shared/last-seen.ts';
import type { LibraryState } from '../shared/library-state.ts';
import type { Logger } from '../shared/log.ts';
import { KeptFile } from './kept-file.ts';

type Parts = Omit<LastSeen, 'library'>;

/** Where an engine begins to count. */
const firstRevision = 0;

/**
 * Keeps what the window shows of the library, so that the next start can show it while the library is being opened. It is
 * written as a whole, while the library rests and whenever searches change: nothing of a note or a search that is gone stays
 * in it.
 */
export class LastSeenFile {
  readonly #file: KeptFile<LastSeen | null>;
  readonly #isNew: boolean;
  #parts: Parts;
  /** Null until the engine has told it. */
  #library: LibraryState | null = null;

  /** @param library the library’s folder; made before the engine may make it. */
  constructor(path: string, library: string, logger: Logger) {
    this.#isNew = !existsSync(library);
    const options = { name: 'last-seen', read: (data: unknown) => lastSeen.parse(data), initial: () => null } as const;
    this.#file = new KeptFile<LastSeen | null>(path, options, logger);
    const { facets = null, home = null, searches = null } = this.#file.now ?? {};
    this.#parts = { facets, home, searches };
  }

  /** What to show until the library is open, see the request `library.lastSeen`. */
  get untilOpen(): { lastSeen: LastSeen | null; isNew: boolean } {
    const kept = this.#file.now;
    if (this.#library !== null) return { lastSeen: null, isNew: false };
    return { lastSeen: kept && { ...kept, library: whileOpening(kept.library) }, isNew: this.#isNew };
  }

  /** The engine has told this. */
  sawLibrary(library: LibraryState): void {
    // A note or tag that was seen may be gone since. The window asks anew for what it shows of them.
    const isChanged = library.revision !== (this.#library?.revision ?? firstRevision);
    if (isChanged) this.#parts = { ...this.#parts, facets: null, home: null };
    const last = this.#library;
    this.#library = library;
    // How far another model’s vectors are is told many times a second, and the next start shows nothing of it.
    const isKept = !isChanged && last?.progress.phase === 'idle' && isSameAtStart(last, library);
    if (library.progress.phase === 'idle' && !isKept) this.#keep();
  }

  /** The engine has answered this. */
  saw(parts: Partial<Parts>): void {
    this.#parts = { ...this.#parts, ...parts };
    // A library may take hours to rest again: what the user has cleared does not wait for that.
    if (parts.searches !== undefined || this.#library?.progress.phase === 'idle') this.#keep();
  }

  /** Resolves when what was seen last is written. */
  close(): Promise<void> {
    this.#keep();
    return this.#file.settled();
  }

  #keep(): void {
    if (this.#library !== null) this.#file.set({ library: this.#library, ...this.#parts });
  }
}

function isSameAtStart(a: LibraryState, b: LibraryState): boolean {
  return isDeepStrictEqual(whileOpening(a), whileOpening(b));
}

/** What was under way is not any more, and what had to be known was told. */
function whileOpening(library: LibraryState): LibraryState {
  return {
    ...library,
    folders: library.folders.map((folder) => ({ ...folder, work: null, polled: null })),
    // So that what is read of the library now is not read again once it is open.
    revision: firstRevision,
    reembed: null,
    progress: { phase: 'opening', done: 0, total: 0, perSecond: null, secondsLeft: null },
    run: null,
    slowdown: null,
    lastRun: null,
    scans: { ...library.scans, activity: null, failure: null },
    isDamaged: false,
    notice: null,
  };
}
