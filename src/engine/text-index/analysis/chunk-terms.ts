import { asRead, isReadAsWritten, seenOf, withoutReadings } from '../../notes/as-read.ts';
import { fallbackLanguage } from './stemming.ts';
import { forEachTerm } from './terms.ts';

/** The terms of a passage, as the keyword index stores them. */
export interface ChunkTerms {
  /** Each term once, one per line: no term contains a line break. */
  terms: string;
  /** How often each term occurs in the passage, at most 255. Occurrences in the title and headings count extra. */
  frequencies: Uint8Array<ArrayBuffer>;
  /** The number of words, weighted the same way: the document length in BM25. */
  length: number;
}

/** What all passages of a note are found by, beside their own text. */
export interface SharedNames {
  /** Its title and aliases. */
  names?: readonly string[];
  /** Without `#`. */
  tags?: readonly string[];
  /** Without its extension. It does not count for the passages’ length: many are dates or numbers. */
  fileName?: string;
  /** ISO 639-1; null if uncertain. */
  language: string | null;
  /** Whether the passages may have comments that their reader does not see. */
  isMarkdown?: boolean;
}

/** How much a word in the note’s title, or in a heading above the passage, counts. Measured, see docs/search.md. */
const titleWeight = 2;
const headingWeight = 1;
const maxFrequency = 255;

/** Counts terms. */
class Counts {
  readonly frequencies = new Map<string, number>();
  length = 0;
  readonly #language: string;

  constructor(language: string | null) {
    this.#language = language ?? fallbackLanguage;
  }

  add(source: string, weight: number): void {
    forEachTerm(source, this.#language, (term, _start, _end, kind) => {
      this.frequencies.set(term, (this.frequencies.get(term) ?? 0) + weight);
      if (kind === 'word') this.length += weight;
    });
  }

  addAll({ frequencies, length }: Counts): void {
    for (const [term, frequency] of frequencies)
      this.frequencies.set(term, (this.frequencies.get(term) ?? 0) + frequency);
    this.length += length;
  }

  /** Adds those of the terms that are not there yet. They do not count for the length. */
  addMissing({ frequencies }: Counts): void {
    for (const [term, frequency] of frequencies) if (!this.frequencies.has(term)) this.frequencies.set(term, frequency);
  }
}

/**
 * Splits the passages of a note into terms. They include those of the title and the headings above them, so that a search for
 * these finds every passage below them. The note’s names are split once for all its passages.
 */
export class NoteTerms {
  readonly #language: string | null;
  readonly #isMarkdown: boolean;
  readonly #named: Counts;
  readonly #file: Counts;

  constructor({ names = [], tags = [], fileName = '', language, isMarkdown = false }: SharedNames) {
    this.#language = language;
    this.#isMarkdown = isMarkdown;
    this.#named = new Counts(language);
    for (const name of names) this.#named.add(name, titleWeight);
    for (const tag of tags) this.#named.add(`#${tag}`, 1);
    this.#file = new Counts(language);
    this.#file.add(fileName, 1);
  }

  /**
   * @param context the titles and headings that are embedded before the passage.
   * @param besides words that the passage is found by, too, though they are in none.
   */
  of(context: string, text: string, besides = ''): ChunkTerms {
    const counts = new Counts(this.#language);
    counts.add(this.#isMarkdown ? seenOf(text) : text, 1);
    counts.add(context, headingWeight);
    counts.addAll(this.#named);
    const read = isReadAsWritten(text) ? text : asRead(text);
    const base = withoutReadings(read);
    if (read !== text || base !== read) counts.addMissing(this.#of(read === base ? read : `${read}\n\n${base}`));
    counts.addMissing(this.#file);
    if (besides !== '') counts.addMissing(this.#of(besides));
    const { frequencies, length } = counts;
    return {
      terms: [...frequencies.keys()].join('\n'),
      frequencies: Uint8Array.from(frequencies.values(), (frequency) => Math.min(maxFrequency, frequency)),
      length,
    };
  }

  #of(text: string): Counts {
    const counts = new Counts(this.#language);
    counts.add(text, 1);
    return counts;
  }
}
