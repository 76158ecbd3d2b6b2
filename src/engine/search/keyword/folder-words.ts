import { fold } from '../../text-index/analysis/fold.ts';
import { stemOf } from '../../text-index/analysis/stemming.ts';
import type { NoteRow } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from './keyword-search.ts';

/** What the name of its folder counts for a note, as a share of a word that as few notes hold. Measured, see docs/search.md. */
const folderShare = 0.5;
/** The same if the query is nothing but names of folders: then their notes are wanted. */
const namedFolderShare = 2;
const wordsIn = /[\p{L}\p{M}\p{N}]+/gu;

/** A word of a query that is in the names of folders. */
export interface FolderWord {
  word: QueryTerm;
  /** Ids of the notes in these folders. */
  notes: ReadonlySet<number>;
  /** What it adds to their keyword scores. */
  score: number;
}

/** Finds notes by the names of the folders that they are in. */
export class FolderWords {
  readonly #index: TextIndex;
  /** Ids of notes by the words of their folders’ names, folded and as they are stemmed. */
  #notes: ReadonlyMap<string, ReadonlySet<number>> = new Map();
  #version = -1;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** @param languages in which queries are stemmed. */
  of(words: readonly QueryTerm[], languages: readonly string[]): FolderWord[] {
    this.#update(languages);
    const { size } = this.#index.notes;
    const found = words.flatMap((word) => {
      if (word.kind !== 'word') return [];
      const keys = keysOf(word.typed, languages).values();
      const notes = keys.map((key) => this.#notes.get(key)).find((ids) => ids !== undefined);
      if (notes === undefined) return [];
      return [{ word, notes, rarity: Math.log(1 + (size - notes.size + 0.5) / (notes.size + 0.5)) }];
    });
    const share = found.length === words.length ? namedFolderShare : folderShare;
    return found.map(({ word, notes, rarity }) => ({ word, notes, score: share * rarity }));
  }

  #update(languages: readonly string[]): void {
    const { notes, version } = this.#index;
    if (version === this.#version) return;
    this.#version = version;
    const byFolder = Map.groupBy(notes.all(), foldersOf);
    const byKey = new Map<string, Set<number>>();
    for (const [folder, rows] of byFolder) {
      const keys = new Set((folder.match(wordsIn) ?? []).flatMap((word) => [...keysOf(word, languages)]));
      for (const key of keys) {
        const ids = byKey.get(key) ?? new Set();
        for (const { id } of rows) ids.add(id);
        byKey.set(key, ids);
      }
    }
    this.#notes = byKey;
  }
}

/** The names of the folders that a note is in, from the one that the user added. */
function foldersOf({ folder, path }: NoteRow): string {
  return `${folder.slice(Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\')) + 1)}/${path.slice(0, path.lastIndexOf('/') + 1)}`;
}

function keysOf(word: string, languages: readonly string[]): Set<string> {
  return new Set([fold(word), ...languages.map((language) => stemOf(word.toLowerCase(), language))]);
}
