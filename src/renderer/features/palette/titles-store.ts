import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { NoteTitles } from '../../../shared/note-titles.ts';
import { request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { foldName } from './names.ts';

/** A name of a note: its title or an alias. */
export interface NoteName {
  noteId: number;
  name: string;
  /** The title, if this is an alias. */
  aliasOf: string | null;
  folderId: number;
  path: string;
}

export interface TitlesState {
  names: readonly NoteName[];
  /** The same names as they are compared. */
  folded: string[];
  /** Whether the names have been read once, or could not be. */
  isRead: boolean;
  /** Why the names could not be had. */
  failure: ErrorShape | null;
  /** Gets the names of all notes, unless those of this state of the library are there. Earlier ones stay until then. */
  load(library: string): Promise<void>;
}

export function createTitlesStore(read: (after: number) => Promise<NoteTitles>) {
  let loading: string | null = null;

  return createStore<TitlesState>('titles', (set) => ({
    names: [],
    folded: [],
    isRead: false,
    failure: null,
    load: async (library) => {
      if (loading === library) return;
      loading = library;
      const names: NoteName[] = [];
      const folded: string[] = [];
      try {
        // Page after page, each a task of some milliseconds, so that the window stays free.
        for (let page = await read(0); page.noteIds.length > 0; page = await read(page.noteIds.at(-1) ?? 0)) {
          if (loading !== library) return;
          const added = namesIn(page);
          names.push(...added);
          folded.push(...added.map(({ name }) => foldName(name)));
        }
        if (loading === library) set({ names, folded, isRead: true, failure: null });
      } catch (error) {
        if (loading !== library) return;
        loading = null;
        set({ isRead: true, failure: toErrorShape(error) });
      }
    },
  }));
}

function namesIn({ noteIds, folderIds, names, paths }: NoteTitles): NoteName[] {
  const nameLines = names.split('\n');
  const pathLines = paths.split('\n');
  return noteIds.flatMap((noteId, i) => {
    const place = { noteId, folderId: folderIds[i] ?? 0, path: pathLines[i] ?? '' };
    const [title = '', ...aliases] = (nameLines[i] ?? '').split('\t');
    return [{ ...place, name: title, aliasOf: null }, ...aliases.map((name) => ({ ...place, name, aliasOf: title }))];
  });
}

export const titlesStore = createTitlesStore((after) => request('notes.titles', { after }));

export const useTitles = hookOf(titlesStore);
