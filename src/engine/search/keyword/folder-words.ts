import { fold } from '../../text-index/analysis/fold.ts';
import { stemOf } from '../../text-index/analysis/stemming.ts';
import { folderNames, type NoteRow } from '../../text-index/note-table.ts';
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
  /** Notes by the names of their folders. */
  #notes: ReadonlyMap<string, readonly NoteRow[]> = new Map();
  /** These names by the words in them, folded and as they are stemmed. */
  #folders: ReadonlyMap<string, readonly string[]> = new Map();
  /** Ids of the notes in the folders with a word, of the words that were asked for: to gather them for every word takes long. */
  readonly #asked = new Map<string, ReadonlySet<number>>();
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
      const known = [...keysOf(word.typed, languages)].find((key) => this.#folders.has(key));
      if (known === undefined) return [];
      const notes = this.#notesIn(known);
      return [{ word, notes, rarity: Math.log(1 + (size - notes.size + 0.5) / (notes.size + 0.5)) }];
    });
    const share = found.length === words.length ? namedFolderShare : folderShare;
    return found.map(({ word, notes, rarity }) => ({ word, notes, score: share * rarity }));
  }

  #notesIn(key: string): ReadonlySet<number> {
    let ids = this.#asked.get(key);
    if (ids === undefined) {
      const folders = this.#folders.get(key) ?? [];
      ids = new Set(folders.flatMap((folder) => this.#notes.get(folder) ?? []).map(({ id }) => id));
      this.#asked.set(key, ids);
    }
    return ids;
  }

  #update(languages: readonly string[]): void {
    const { notes } = this.#index;
    if (notes.version === this.#version) return;
    this.#version = notes.version;
    this.#asked.clear();
    this.#notes = Map.groupBy(notes.all(), folderNames);
    const byKey = new Map<string, string[]>();
    for (const folder of this.#notes.keys()) {
      const keys = new Set((folder.match(wordsIn) ?? []).flatMap((word) => [...keysOf(word, languages)]));
      for (const key of keys) {
        const folders = byKey.get(key);
        if (folders === undefined) byKey.set(key, [folder]);
        else folders.push(folder);
      }
    }
    this.#folders = byKey;
  }
}

function keysOf(word: string, languages: readonly string[]): Set<string> {
  return new Set([fold(word), ...languages.map((language) => stemOf(word.toLowerCase(), language))]);
}
