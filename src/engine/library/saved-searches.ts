import { join } from 'node:path';
import { z } from 'zod';
import { type KeptSearch, type SavedSearch, type SearchLists, searchLists } from '../../shared/saved-searches.ts';
import { JsonFile } from '../lib/json-file.ts';

const content = searchLists.extend({ version: z.literal(1) });

const mostRecent = 20;

/**
 * The searches that the user saved, and the recent ones, in a file of the library beside `library.json`.
 * It is read when first asked for: a damaged one must not keep the library from opening.
 * Everything throws NearnoteError `library-damaged` while the file is not what it should be: nothing saved is silently dropped.
 */
export class SavedSearches {
  readonly #file: JsonFile<z.infer<typeof content>>;

  constructor(library: string) {
    this.#file = new JsonFile(join(library, 'searches.json'), {
      shape: content,
      initial: { version: 1, saved: [], recent: [], remembers: true },
      remedy: 'move it away to begin without saved searches',
    });
  }

  list(): Promise<SearchLists> {
    return this.#file.read().then(listsOf);
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
    return this.#file.settled();
  }

  #change(change: (now: SearchLists) => Partial<SearchLists>): Promise<SearchLists> {
    return this.#file.update(change).then(listsOf);
  }
}

function listsOf({ saved, recent, remembers }: SearchLists): SearchLists {
  return { saved, recent, remembers };
}
