import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { savedSearchRequests } from '../../shared/contract.ts';
import { messageOf, NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/rpc.ts';
import { type KeptSearch, type SavedSearch, type SearchLists, searchLists } from '../../shared/saved-searches.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { InTurn } from '../lib/serial-queue.ts';

/** Answers the requests of the contract that are about searches to run again. */
export function savedSearchHandlers(kept: () => Promise<SavedSearches>): Handlers<typeof savedSearchRequests> {
  return {
    'searches.list': async () => (await kept()).list(),
    'searches.remember': async (search) => (await kept()).remember(search),
    'searches.save': async (search) => (await kept()).save(search),
    'searches.remove': async ({ from, query }) => (await kept()).remove(from, query),
    'searches.clear': async () => (await kept()).clearRecent(),
    'searches.configure': async ({ remembers }) => (await kept()).configure(remembers),
  };
}

const content = searchLists.extend({ version: z.literal(1) });

const mostRecent = 20;

/**
 * The searches that the user saved, and the recent ones, in a file of the library beside `library.json`.
 * It is read when first asked for: a damaged one must not keep the library from opening.
 * Everything throws NearnoteError `library-damaged` while the file is not what it should be: nothing saved is silently dropped.
 */
export class SavedSearches {
  readonly #path: string;
  readonly #writes = new InTurn();

  constructor(library: string) {
    this.#path = join(library, 'searches.json');
  }

  list(): Promise<SearchLists> {
    return this.#writes.run(() => this.#read());
  }

  /** Puts a search before the other recent ones; one that it continues, typed on, goes. Nothing is kept while that is switched off. */
  remember({ query, mode }: KeptSearch): Promise<SearchLists> {
    return this.#change(({ remembers, recent }) => {
      if (!remembers) return {};
      const others = recent.filter((each, i) => each.query !== query && !(i === 0 && query.startsWith(each.query)));
      return { recent: [{ query, mode }, ...others].slice(0, mostRecent) };
    });
  }

  /** Keeps a search under a name. One with the same query is renamed and stays in its place. */
  save({ query, mode, name }: SavedSearch): Promise<SearchLists> {
    return this.#change(({ saved }) => {
      const search = { query, mode, name };
      const isThere = saved.some((each) => each.query === query);
      return { saved: isThere ? saved.map((each) => (each.query === query ? search : each)) : [...saved, search] };
    });
  }

  remove(from: 'saved' | 'recent', query: string): Promise<SearchLists> {
    return this.#change((now) => ({ [from]: now[from].filter((each) => each.query !== query) }));
  }

  clearRecent(): Promise<SearchLists> {
    return this.#change(() => ({ recent: [] }));
  }

  /** Whoever wants no searches kept wants those gone that were. */
  configure(remembers: boolean): Promise<SearchLists> {
    return this.#change(() => (remembers ? { remembers } : { remembers, recent: [] }));
  }

  /** Resolves when everything asked for is on the disk. */
  settled(): Promise<void> {
    return this.#writes.run(async () => {});
  }

  #change(change: (now: SearchLists) => Partial<SearchLists>): Promise<SearchLists> {
    return this.#writes.run(async () => {
      const now = await this.#read();
      const next = { ...now, ...change(now) };
      await replaceFile(this.#path, { version: 1, ...next });
      return next;
    });
  }

  async #read(): Promise<SearchLists> {
    try {
      const { saved, recent, remembers } = content.parse(JSON.parse(await readFile(this.#path, 'utf8')));
      return { saved, recent, remembers };
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return { saved: [], recent: [], remembers: true };
      throw new NearnoteError(
        'library-damaged',
        `${this.#path} cannot be read (${messageOf(error)}). Mend it, or move it away to begin without saved searches.`,
        { cause: error },
      );
    }
  }
}
