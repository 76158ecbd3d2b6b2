import type { Dictionary } from '../../text-index/analysis/dictionary.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { type QueryWord, queryWords } from '../../text-index/analysis/query-words.ts';
import { fallbackLanguage, stemOf, stemOnce } from '../../text-index/analysis/stemming.ts';
import { isStopTerm, isStopWord } from '../../text-index/analysis/stop-words.ts';
import { isUnspaced } from '../../text-index/analysis/unspaced.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { Completions } from './completions.ts';
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
  /** The longer words that it may become, if it is likely still being typed though notes contain it. Each counts `completionShare`. */
  completions: number[];
}

/** What a word that begins with one of the query counts, as a share of that word itself. */
export const completionShare = 0.3;
/** A word that is in a note is taken for an unfinished one if the words that it begins are so many times as common. */
const rarerThanCompletions = 4;

/** Beginnings whose completions are remembered. */
const maxCompleted = 50;
/** Shorter beginnings have too many words with an ending. */
const minInflected = 5;
/** Common endings, with which a word that is being typed may go on: those of English, and of other languages. */
const englishEndings = [
  's',
  'e',
  'es',
  'y',
  'ies',
  'ty',
  'ties',
  'ity',
  'ed',
  'er',
  'ing',
  'ion',
  'ions',
  'ation',
  'al',
];
const allEndings = [
  ...englishEndings,
  ...['en', 'ung', 'ungen', 'ät', 'äten', 'tät', 'täten', 'té', 'ité', 'tà', 'ità', 'dad', 'dades', 'ação'],
];

/** Looks up the words of queries in the index. */
export class KeywordSearch {
  readonly #index: TextIndex;
  readonly #dictionary: Dictionary;
  readonly #similar: SimilarWords;
  readonly #completions: Completions;
  #last: { text: string; version: number; words: QueryTerm[] } = { text: '', version: -1, words: [] };
  #completed = { version: -1, found: new Map<string, number[]>() };

  /** @param dictionary the words that are never corrected. */
  constructor(index: TextIndex, dictionary: Dictionary) {
    this.#index = index;
    this.#dictionary = dictionary;
    this.#similar = new SimilarWords(index.vocabulary);
    this.#completions = new Completions(index.vocabulary);
  }

  /** Looks up the words of a query, and completes the one at its end if it is likely still being typed. The last ones are remembered. */
  queryTerms(text: string): readonly QueryTerm[] {
    const { version } = this.#index;
    if (this.#last.text !== text || this.#last.version !== version) {
      const found = queryWords(text, this.languages());
      this.#last = { text, version, words: found.map((word) => this.#find(word, found.length === 1)) };
    }
    return this.#last.words;
  }

  /**
   * The words of a query that are in no note and seem mistyped, each with the similar words that are, the likeliest first:
   * those that passages hold together with the rest of the query, then the common ones.
   */
  mistyped(text: string): QueryTerm[] {
    // A word that the common languages find is in a note.
    if (this.queryTerms(text).every(({ kind, termIds }) => kind === 'compound' || termIds.length > 0)) return [];
    const words = this.#similarWords(text);
    if (words.every(({ termIds }) => termIds.length === 1)) return words;
    const wrong = new Set(words.map(({ typed }) => typed));
    const right = this.queryTerms(text).filter(({ typed }) => !wrong.has(typed));
    return words.map((word) => {
      const rest = [...right, ...words.filter((other) => other !== word)].flatMap(({ termIds }) => termIds);
      return { ...word, termIds: this.#inCompanyOf(rest, word.termIds) };
    });
  }

  /** The terms that a passage holds together with any of the others, before those that none does. */
  #inCompanyOf(others: readonly number[], termIds: readonly number[]): number[] {
    const { postings } = this.#index;
    const around = postings.slotsOf(others);
    const meets = (id: number): boolean => [...postings.slotsOf([id])].some((slot) => around.has(slot));
    const met = new Set(termIds.filter(meets));
    return [...met, ...termIds.filter((id) => !met.has(id))];
  }

  #similarWords(text: string): QueryTerm[] {
    return this.#wordsInEveryLanguage(text).flatMap((word) => {
      const { typed, terms, kind, isInIdentifier } = word;
      const [term = ''] = terms;
      // Identifiers and figures are meant exactly: the year before is no spelling of a year.
      if (kind === 'compound' || isInIdentifier || hasDigit.test(typed) || isUnspaced(term)) return [];
      // A correctly spelt word is not corrected: it is just not in these notes.
      if (this.#find(word, false).termIds.length > 0 || this.#dictionary.has(typed) || this.#isStopWord(typed))
        return [];
      const forms = [term, ...uncut(typed, term)];
      const whole = { word: fold(typed), languages: this.languages() };
      const similar = this.#similar.similar(forms, this.#frequencyOf, this.#isSmall, whole);
      return similar.length === 0 ? [] : [this.#term(word, similar)];
    });
  }

  /** Looks up the words of a text exactly, in every language of the library, however rare: for words that notes must not contain. */
  exactTerms(text: string): QueryTerm[] {
    const words = this.#wordsInEveryLanguage(text);
    const compounds = words.filter(({ kind }) => kind === 'compound');
    return (compounds.length > 0 ? compounds : words).map((word) => this.#term(word, this.#holding(word)));
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

  /** Whether a word is in a note at all does not depend on how many notes are in that note’s language. */
  #wordsInEveryLanguage(text: string): QueryWord[] {
    const common = this.languages();
    return queryWords(text, common, new Set([...common, ...this.#index.notes.languages.keys()]));
  }

  #find(word: QueryWord, isOnly: boolean): QueryTerm {
    const { typed, terms, kind } = word;
    const known = this.#holding(word);
    if (word.isBeginning) return this.#term(word, [...new Set([...known, ...this.#completionsOf(fold(typed))])]);
    if (kind === 'word' && isUnspaced(terms[0] ?? '') && [...(terms[0] ?? '')].length === 1)
      return this.#term(word, [...new Set([...known, ...this.#similar.containing(terms[0] ?? '', this.#frequencyOf)])]);
    if (known.length > 0) {
      const longer = this.#beginningWith(word, fold(typed)).filter((id) => !known.includes(id));
      return this.#term(word, known, this.#isCommoner(longer, known) ? longer : []);
    }
    const [term = ''] = terms;
    // The parts of an unknown compound are words of the query, too.
    if (kind === 'compound') return { typed, kind, termIds: [], weight: 0, completions: [] };
    if (isUnspaced(term)) return this.#term(word, []);
    // A word of the language is finished, unless it is all that has been typed.
    return this.#term(word, isOnly || !this.#dictionary.has(typed) ? this.#beginningWith(word, term) : []);
  }

  #beginningWith({ typed, isLast, kind }: QueryWord, beginning: string): number[] {
    if (!isLast || kind !== 'word') return [];
    return [...new Set([...this.#completionsOf(beginning), ...this.#stemsOfLonger(typed)])];
  }

  /** Looked up once for all questions that a key asks: thousands of terms may begin with two letters. */
  #completionsOf(beginning: string): number[] {
    const { version } = this.#index;
    if (this.#completed.version !== version || this.#completed.found.size >= maxCompleted)
      this.#completed = { version, found: new Map() };
    const { found } = this.#completed;
    const known = found.get(beginning);
    if (known !== undefined) return known;
    const completions = this.#completions.of(beginning, this.#frequencyOf);
    found.set(beginning, completions);
    return completions;
  }

  /** The terms of words that go on with an ending, of which the stem is shorter than what is typed: “universit” has that of “university”, “univers”. */
  #stemsOfLonger(typed: string): number[] {
    if (typed.length < minInflected) return [];
    const beginning = typed.toLowerCase();
    const stems = new Set<string>();
    for (const language of this.languages()) {
      for (const ending of language === 'en' ? englishEndings : allEndings) {
        const stem = stemOnce(beginning + ending, language);
        if (stem.length < typed.length) stems.add(stem);
      }
    }
    return this.#known([...stems]);
  }

  #isCommoner(completions: readonly number[], known: readonly number[]): boolean {
    const frequency = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + this.#frequencyOf(id), 0);
    return frequency(completions) > rarerThanCompletions * frequency(known);
  }

  /**
   * The ids of the terms that a word has in any note. One that the common languages do not find is looked for as the rarer ones
   * stem it, in the notes that are in them: a few Spanish notes among English ones are found by their words, too.
   */
  #holding({ typed, terms, kind }: QueryWord): number[] {
    const known = this.#known(terms);
    if (known.length > 0 || kind === 'compound') return known;
    const { notes, postings, slots } = this.#index;
    const common = this.languages();
    const rarer = [...notes.languages.keys()].filter((language) => !common.includes(language));
    return rarer.flatMap((language) =>
      this.#known([stemOf(typed.toLowerCase(), language)]).filter((id) =>
        [...postings.slotsOf([id])].some((slot) => notes.get(slots.noteIdOf(slot))?.language === language),
      ),
    );
  }

  /** The ids of those terms that are in any note. */
  #known(terms: readonly string[]): number[] {
    const { vocabulary } = this.#index;
    return terms.flatMap((term) => vocabulary.idOf(term) ?? []).filter((id) => this.#frequencyOf(id) > 0);
  }

  readonly #frequencyOf = (term: number): number => this.#index.postings.documentFrequency(term);

  /** Whether a word is a stop word in any language of the library: “viel” is spelt as it should be. */
  #isStopWord(word: string): boolean {
    return this.#index.notes.languages.keys().some((language) => isStopWord(word, language));
  }

  /** Whether a term is a stop word’s in any language of the library. */
  readonly #isSmall = (term: string): boolean => {
    const { languages } = this.#index.notes;
    return isStopTerm(term, fallbackLanguage) || languages.keys().some((language) => isStopTerm(term, language));
  };

  #term({ typed, kind }: Pick<QueryWord, 'typed' | 'kind'>, termIds: number[], completions: number[] = []): QueryTerm {
    const { postings, slots } = this.#index;
    const frequency = Math.max(0, ...termIds.map((term) => postings.documentFrequency(term)));
    const total = Math.max(slots.liveCount, frequency);
    const weight = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
    return { typed, kind, termIds, weight, completions };
  }
}

/** What a stem leaves of a word as it is typed, where it ends otherwise: “draning” has the stem “drane”, as “craning” has. */
function uncut(typed: string, stem: string): string[] {
  const whole = fold(typed);
  let length = 0;
  while (length < stem.length && whole[length] === stem[length]) length++;
  return length === stem.length ? [] : [stem.slice(0, length)];
}
