import { remembering } from '../../../shared/remembering.ts';
import { fallbackLanguage } from './stemming.ts';
import { forEachTerm, type TermKind } from './terms.ts';

export interface TermPlace {
  term: string;
  /** UTF-16 offsets in the text, `end` exclusive. */
  start: number;
  end: number;
  kind: TermKind;
  /** How many words of the text begin up to here. */
  words: number;
}

/** As many as a search reads. */
const mostTexts = 200;
const asciiCodes = 0x80;
const caseBit = 0x20;
/** The languages of which the stemmer changes the last letter of a stem, which may be the first one. */
export const changingFirstLetters: ReadonlySet<string> = new Set(['tr']);

/**
 * Finds a few terms in texts, as indexed. A stemmer leaves the first letter of a word as it is, where that is in ASCII: most words begin
 * with another letter than the terms do, and need not be stemmed.
 */
export class SoughtTerms {
  readonly #terms: ReadonlySet<string>;
  /** By the code of a character: 1 where a term begins with it. */
  readonly #beginnings = new Uint8Array(asciiCodes);
  readonly #readers = new Map<string, (text: string) => readonly TermPlace[]>();

  constructor(terms: ReadonlySet<string>) {
    this.#terms = terms;
    for (const term of terms) {
      const code = term.charCodeAt(0);
      if (code < asciiCodes) this.#beginnings[code] = 1;
    }
  }

  /** Where they are in a text of a note in this language, in the order in which they begin; remembered for the last texts. */
  in(text: string, language: string | null): readonly TermPlace[] {
    if (this.#terms.size === 0) return [];
    const read = language ?? fallbackLanguage;
    let reader = this.#readers.get(read);
    if (reader === undefined) {
      reader = remembering((each) => this.#find(each, read), mostTexts);
      this.#readers.set(read, reader);
    }
    return reader(text);
  }

  #find(text: string, language: string): TermPlace[] {
    const places: TermPlace[] = [];
    let words = 0;
    const visit = (term: string, start: number, end: number, kind: TermKind): void => {
      if (kind === 'word') words++;
      if (this.#terms.has(term)) places.push({ term, start, end, kind, words });
    };
    const isStemmed = changingFirstLetters.has(language);
    const isOther = (start: number): boolean => {
      const code = text.charCodeAt(start);
      const isSought =
        isStemmed || code >= asciiCodes || this.#beginnings[isCapital(code) ? code | caseBit : code] === 1;
      if (!isSought) words++;
      return !isSought;
    };
    forEachTerm(text, language, visit, isOther);
    return places;
  }
}

function isCapital(code: number): boolean {
  return code > 64 && code < 91;
}
