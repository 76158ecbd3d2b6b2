import type { Dictionary } from '../../text-index/analysis/dictionary.ts';
import { type QueryWord, queryWords } from '../../text-index/analysis/query-words.ts';
import { fallbackLanguage } from '../../text-index/analysis/stemming.ts';
import { isUnspaced } from '../../text-index/analysis/unspaced.ts';
import { type Segment, termPosition } from '../../text-index/postings.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { SimilarWords } from './similar-words.ts';

/** Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009, section 3.5; values as measured, see docs/search.md. */
const k1 = 1.2;
const b = 0.6;
/** Longer passages count as if they had this length, in terms. */
const maxLength = 4_095;
/** Queries are stemmed in a language only if it has at least this share of the notes. */
const minLanguageShare = 0.03;
const maxLanguages = 4;

/** A word of a query, looked up in the index. */
export interface QueryTerm {
  typed: string;
  /** Ids of the index’s terms for the word; a passage with any of them contains the word. */
  termIds: number[];
  /** Inverse document frequency. */
  weight: number;
  /** Whether the word is in no note, and the terms are similar ones instead. */
  isCorrected: boolean;
}

/** The keyword scores of all passages. */
export interface KeywordScores {
  words: QueryTerm[];
  /** BM25 by slot; 0 for a passage that contains none of the words. */
  scores: Float32Array;
  /** The highest possible score of the query: the sum of the highest score of each word in any passage. */
  maxScore: number;
}

/** BM25 over all passages. Every word of the query counts, but a passage need not contain all of them. */
export class KeywordSearch {
  readonly #index: TextIndex;
  readonly #dictionary: Dictionary;
  readonly #similar: SimilarWords;
  #scores = new Float32Array(0);
  #group = new Float32Array(0);
  readonly #norms = new Float32Array(maxLength + 1);

  /** @param dictionary the words that are never corrected. */
  constructor(index: TextIndex, dictionary: Dictionary) {
    this.#index = index;
    this.#dictionary = dictionary;
    this.#similar = new SimilarWords(index.vocabulary);
  }

  /** Looks up the words of a query, and corrects or completes words that are in no note. */
  queryTerms(text: string): QueryTerm[] {
    return queryWords(text, this.languages()).map((word) => this.#find(word));
  }

  /** Looks up the words of a text exactly, without corrections: for words that notes must not contain. */
  exactTerms(text: string): QueryTerm[] {
    const { vocabulary, postings } = this.#index;
    const words = queryWords(text, this.languages());
    const compounds = words.filter(({ kind }) => kind === 'compound');
    return (compounds.length > 0 ? compounds : words).map(({ typed, terms }) => {
      const known = terms
        .flatMap((term) => vocabulary.idOf(term) ?? [])
        .filter((id) => postings.documentFrequency(id) > 0);
      return this.#term(typed, known, false);
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

  /** Scores every passage. The next call overwrites the scores. */
  score(words: QueryTerm[]): KeywordScores {
    const { count, lengths, averageLength } = this.#index.slots;
    if (this.#scores.length < count) this.#scores = new Float32Array(Math.ceil(count * 1.2));
    const scores = this.#scores.subarray(0, count);
    scores.fill(0);
    for (let length = 0; length <= maxLength; length++) {
      this.#norms[length] = k1 * (1 - b + (b * length) / averageLength);
    }
    let maxScore = 0;
    for (const word of words) maxScore += this.#addWord(word, scores, lengths);
    return { words, scores, maxScore };
  }

  /** What each word contributes to the score of one passage, in the order of the words. */
  shares(words: QueryTerm[], slot: number): number[] {
    const { lengths, averageLength } = this.#index.slots;
    const norm = k1 * (1 - b + (b * Math.min(maxLength, lengths[slot] ?? 0)) / averageLength);
    const segment = this.#index.postings.segments.find(({ base, size }) => slot >= base && slot < base + size);
    return words.map(({ termIds, weight }) => {
      const frequency =
        segment === undefined ? 0 : Math.max(0, ...termIds.map((term) => frequencyIn(segment, term, slot)));
      return frequency === 0 ? 0 : (weight * frequency * (k1 + 1)) / (frequency + norm);
    });
  }

  /** Adds a word’s score to every passage. @returns its highest score in any passage. */
  #addWord({ termIds, weight }: QueryTerm, scores: Float32Array, lengths: Uint16Array): number {
    // A word that is in no note counts as the rarest possible.
    if (termIds.length === 0) return weight;
    const isOnly = termIds.length === 1;
    // Of several terms for a word, the best counts, not their sum.
    const target = isOnly ? scores : this.#emptyGroup(scores.length);
    let best = 0;
    for (const segment of this.#index.postings.segments) {
      for (const term of termIds) best = Math.max(best, this.#addTerm(segment, term, weight, target, lengths, isOnly));
    }
    if (isOnly) return best;
    for (let slot = 0; slot < target.length; slot++) scores[slot] = (scores[slot] ?? 0) + (target[slot] ?? 0);
    return best;
  }

  #addTerm(
    { base, terms, starts, slots, frequencies }: Segment,
    term: number,
    weight: number,
    target: Float32Array,
    lengths: Uint16Array,
    adds: boolean,
  ): number {
    const place = termPosition(terms, term);
    if (place === -1) return 0;
    const norms = this.#norms;
    const end = starts[place + 1] ?? 0;
    const factor = weight * (k1 + 1);
    let best = 0;
    for (let at = starts[place] ?? 0; at < end; at++) {
      const slot = base + (slots[at] ?? 0);
      const frequency = frequencies[at] ?? 0;
      const score = (factor * frequency) / (frequency + (norms[Math.min(maxLength, lengths[slot] ?? 0)] ?? 0));
      if (score > best) best = score;
      const before = target[slot] ?? 0;
      target[slot] = adds ? before + score : Math.max(before, score);
    }
    return best;
  }

  #emptyGroup(size: number): Float32Array {
    if (this.#group.length < size) this.#group = new Float32Array(Math.ceil(size * 1.2));
    return this.#group.subarray(0, size).fill(0);
  }

  #find({ typed, terms, kind, isLast }: QueryWord): QueryTerm {
    const { vocabulary, postings } = this.#index;
    const frequencyOf = (term: number): number => postings.documentFrequency(term);
    const known = terms.flatMap((term) => vocabulary.idOf(term) ?? []).filter((id) => frequencyOf(id) > 0);
    if (known.length > 0) return this.#term(typed, known, false);
    const [term = ''] = terms;
    // The parts of an unknown compound are words of the query, too.
    if (kind === 'compound') return { typed, termIds: [], weight: 0, isCorrected: false };
    if (isUnspaced(term)) {
      const containing = [...term].length === 1 ? this.#similar.containing(term, frequencyOf) : [];
      return this.#term(typed, containing, false);
    }
    // A correctly spelt word is not corrected: it is just not in these notes.
    if (this.#dictionary.has(typed)) return this.#term(typed, [], false);
    const completed = isLast && term.length > 2 ? this.#similar.completions(term, frequencyOf) : [];
    if (completed.length > 0) return this.#term(typed, completed, false);
    const similar = this.#similar.similar(term, frequencyOf);
    return this.#term(typed, similar, similar.length > 0);
  }

  #term(typed: string, termIds: number[], isCorrected: boolean): QueryTerm {
    const { postings, slots } = this.#index;
    const frequency = Math.max(0, ...termIds.map((term) => postings.documentFrequency(term)));
    const total = Math.max(slots.liveCount, frequency);
    return { typed, termIds, weight: Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)), isCorrected };
  }
}

function frequencyIn({ base, terms, starts, slots, frequencies }: Segment, term: number, slot: number): number {
  const place = termPosition(terms, term);
  if (place === -1) return 0;
  let low = starts[place] ?? 0;
  let high = (starts[place + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = base + (slots[middle] ?? 0);
    if (found === slot) return frequencies[middle] ?? 0;
    if (found < slot) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
