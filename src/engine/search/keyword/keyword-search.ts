import type { Dictionary } from '../../text-index/analysis/dictionary.ts';
import { type QueryWord, queryWords } from '../../text-index/analysis/query-words.ts';
import { fallbackLanguage } from '../../text-index/analysis/stemming.ts';
import { isStopTerm } from '../../text-index/analysis/stop-words.ts';
import { isUnspaced } from '../../text-index/analysis/unspaced.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { SimilarWords } from './similar-words.ts';

/** Queries are stemmed in a language only if it has at least this share of the notes. */
const minLanguageShare = 0.03;
const maxLanguages = 4;
const hasDigit = /\p{N}/u;

/** A word of a query, looked up in the index. */
export interface QueryTerm extends Pick<QueryWord, 'typed' | 'kind'> {
  /** Ids of the index’s terms for the word; a passage with any of them contains the word. */
  termIds: number[];
  /** Inverse document frequency. */
  weight: number;
  /** Whether the word is in no note, and the terms are similar ones instead. */
  isCorrected: boolean;
}

/** Looks up the words of queries in the index. */
export class KeywordSearch {
  readonly #index: TextIndex;
  readonly #dictionary: Dictionary;
  readonly #similar: SimilarWords;

  /** @param dictionary the words that are never corrected. */
  constructor(index: TextIndex, dictionary: Dictionary) {
    this.#index = index;
    this.#dictionary = dictionary;
    this.#similar = new SimilarWords(index.vocabulary);
  }

  /**
   * Looks up the words of a query, and completes or corrects words that are in no note.
   * @param asTyped whether words that seem mistyped are left as they are.
   */
  queryTerms(text: string, asTyped = false): QueryTerm[] {
    return queryWords(text, this.languages()).map((word) => this.#find(word, asTyped));
  }

  /** Looks up the words of a text exactly, without corrections: for words that notes must not contain. */
  exactTerms(text: string): QueryTerm[] {
    const { vocabulary, postings } = this.#index;
    const words = queryWords(text, this.languages());
    const compounds = words.filter(({ kind }) => kind === 'compound');
    return (compounds.length > 0 ? compounds : words).map(({ typed, kind, terms }) => {
      const known = terms
        .flatMap((term) => vocabulary.idOf(term) ?? [])
        .filter((id) => postings.documentFrequency(id) > 0);
      return this.#term({ typed, kind }, known, false);
    });
  }

  /** The languages in which queries are stemmed, the most common one first. */
  languages(): string[] {
    const { notes } = this.#index;
    const common = [...notes.languages]
      .filter(([, count]) => count >= notes.size * minLanguageShare)
      .sort(([, a], [, b]) => b - a)
      .slice(0, maxLanguages)
      .map(([language]) => language);
    return common.includes(fallbackLanguage) ? common : [...common, fallbackLanguage];
  }

  #find(word: QueryWord, asTyped: boolean): QueryTerm {
    const { typed, terms, kind, isInIdentifier, isLast } = word;
    const { vocabulary, postings } = this.#index;
    const frequencyOf = (term: number): number => postings.documentFrequency(term);
    const known = terms.flatMap((term) => vocabulary.idOf(term) ?? []).filter((id) => frequencyOf(id) > 0);
    if (known.length > 0) return this.#term(word, known, false);
    const [term = ''] = terms;
    // The parts of an unknown compound are words of the query, too.
    if (kind === 'compound') return { typed, kind, termIds: [], weight: 0, isCorrected: false };
    if (isUnspaced(term)) {
      const containing = [...term].length === 1 ? this.#similar.containing(term, frequencyOf) : [];
      return this.#term(word, containing, false);
    }
    // A correctly spelt word is not corrected: it is just not in these notes.
    if (this.#dictionary.has(typed)) return this.#term(word, [], false);
    const completed = isLast && term.length > 2 ? this.#similar.completions(term, frequencyOf) : [];
    if (completed.length > 0) return this.#term(word, completed, false);
    // Identifiers and figures are meant exactly: the year before is no spelling of a year.
    if (asTyped || isInIdentifier || hasDigit.test(typed)) return this.#term(word, [], false);
    const similar = this.#similar.similar(term, frequencyOf, this.#isSmall);
    return this.#term(word, similar, similar.length > 0);
  }

  /** Whether a term is a stop word’s in any language of the library. */
  readonly #isSmall = (term: string): boolean => {
    const { languages } = this.#index.notes;
    return isStopTerm(term, fallbackLanguage) || languages.keys().some((language) => isStopTerm(term, language));
  };

  #term({ typed, kind }: Pick<QueryWord, 'typed' | 'kind'>, termIds: number[], isCorrected: boolean): QueryTerm {
    const { postings, slots } = this.#index;
    const frequency = Math.max(0, ...termIds.map((term) => postings.documentFrequency(term)));
    const total = Math.max(slots.liveCount, frequency);
    return { typed, kind, termIds, weight: Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)), isCorrected };
  }
}
