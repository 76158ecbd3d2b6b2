import { join } from 'node:path';
import { z } from 'zod';
import { type KeptSearch, type SavedSearch, type SearchLists, searchLists } from '../../shared/saved-searches.ts';
import { userText } from '../../shared/user-text.ts';
import { JsonFile } from '../lib/json-file.ts';

const content = searchLists.extend({ version: z.literal(1) });

const maxRecent = 20;

/**
 * The saved and the recent searches, in a file beside `library.json`. The file is read when it is first needed: a damaged
 * one must not keep the library from opening. Every method throws NearnoteError `file-damaged` while the file is
 * invalid: saved searches are never silently dropped.
 */
export class SavedSearches {
  readonly #file: JsonFile<z.infer<typeof content>>;

  constructor(library: string) {
    this.#file = new JsonFile(join(library, 'searches.json'), {
      shape: content,
      initial: { version: 1, saved: [], recent: [], remembers: true },
      remedy: userText('Repair it, or move it away to begin without saved searches.'),
    });
  }

  list(): Promise<SearchLists> {
    return this.#file.read().then(listsOf);
  }

  /** Puts a search first among the recent ones; the latest goes if the new query continues it. Does nothing while switched off. */
  remember({ query, mode }: KeptSearch): Promise<SearchLists> {
    return this.#change(({ remembers, recent }) => {
      if (!remembers) return {};
      const others = recent.filter((each, i) => each.query !== query && !(i === 0 && query.startsWith(each.query)));
      return { recent: [{ query, mode }, ...others].slice(0, maxRecent) };
    });
  }

  /** Saves a search under a name. A saved search with the same query is replaced and keeps its place. */
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

  /** Switches the list of recent searches on, or off, which also clears it. */
  configure(remembers: boolean): Promise<SearchLists> {
    return this.#change(() => (remembers ? { remembers } : { remembers, recent: [] }));
  }

  /** Resolves when all changes are written to the disk. */
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
