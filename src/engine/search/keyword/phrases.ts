import { asRead } from '../../notes/as-read.ts';
import { stemOf } from '../../notes/link.ts';
import { chunkTexts } from '../../store/chunk-texts.ts';
import type { Database } from '../../store/database.ts';
import { fallbackLanguage } from '../../text-index/analysis/stemming.ts';
import { forEachTerm } from '../../text-index/analysis/terms.ts';
import { termPosition } from '../../text-index/postings.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { PhrasePattern } from './phrase-pattern.ts';

/** Passages whose text is read in one query: other searches must not have to wait long. */
const batchSize = 400;
const maxCached = 50;
/** Words of a phrase that are looked up in the index, counted in a byte; the text is compared with all of them. */
const maxWords = 255;

/** Whether a phrase has any words: punctuation alone is not indexed. */
export function hasWords(phrase: string): boolean {
  return !new PhrasePattern(phrase).isEmpty;
}

/** Finds the passages that contain words in exactly this order. Case, accents, markup and punctuation are ignored. */
export class PhraseSearch {
  readonly #database: Database;
  readonly #index: TextIndex;
  readonly #cache = new Map<string, Promise<Set<number>>>();
  #version = -1;

  constructor(database: Database, index: TextIndex) {
    this.#database = database;
    this.#index = index;
  }

  /** The slots of the passages that contain the phrase in their text, as it is read, their headings or a name of their note. */
  slotsWith(phrase: string): Promise<Set<number>> {
    if (this.#version !== this.#index.version || this.#cache.size > maxCached) this.#cache.clear();
    this.#version = this.#index.version;
    const known = this.#cache.get(phrase);
    if (known !== undefined) return known;
    const found = this.#find(phrase);
    this.#cache.set(phrase, found);
    found.catch(() => this.#cache.delete(phrase));
    return found;
  }

  async #find(phrase: string): Promise<Set<number>> {
    const pattern = new PhrasePattern(phrase);
    const slots = this.slotsWithWords(phrase);
    const found = new Set<number>();
    const { slots: table, notes } = this.#index;
    for (let at = 0; at < slots.length; at += batchSize) {
      const chunkIds = slots.slice(at, at + batchSize).map((slot) => table.chunkIdOf(slot));
      for (const { chunkId, noteId, context, passage } of (await chunkTexts(this.#database, chunkIds)).values()) {
        const slot = table.slotOf(chunkId);
        const note = notes.get(noteId);
        const names = note === undefined ? [] : [note.title, stemOf(note.path), ...note.aliases];
        const text = [...names, context, asRead(passage)].join('\n');
        if (slot !== undefined && pattern.isIn(text)) found.add(slot);
      }
    }
    return found;
  }

  /** The slots of the passages that contain all words of a phrase, in their text or above it, wherever they stand. */
  slotsWithWords(phrase: string): number[] {
    const { vocabulary, postings, slots, notes } = this.#index;
    const alternatives = new Map<string, Set<number>>();
    // In every language of the library, however rare: unlike single words, a phrase must match exactly.
    for (const language of new Set([...notes.languages.keys(), fallbackLanguage])) {
      forEachTerm(phrase, language, (term, start, end, kind) => {
        if (kind === 'compound') return;
        const place = `${start}-${end}`;
        const terms = alternatives.get(place) ?? new Set();
        alternatives.set(place, terms);
        const id = vocabulary.idOf(term);
        if (id !== undefined) terms.add(id);
      });
    }
    const held = new Uint8Array(slots.count);
    let words = 0;
    for (const terms of [...alternatives.values()].slice(0, maxWords)) {
      for (const { base, terms: known, starts, slots: own } of postings.segments) {
        for (const term of terms) {
          const place = termPosition(known, term);
          if (place === -1) continue;
          for (let at = starts[place] ?? 0, end = starts[place + 1] ?? 0; at < end; at++) {
            const slot = base + (own[at] ?? 0);
            // Counts a word once, whichever of its terms occur, and only in passages with all the words before it.
            if (held[slot] === words) held[slot] = words + 1;
          }
        }
      }
      words++;
    }
    const found: number[] = [];
    for (let slot = 0; slot < slots.count; slot++)
      if (held[slot] === words && slots.alive[slot] === 1) found.push(slot);
    return words === 0 ? [] : found;
  }
}
