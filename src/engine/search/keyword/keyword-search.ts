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
/** Longer passages count as of this length. */
const longest = 4_095;
/** Notes in a language must be so large a share of the library for queries to be read in it. */
const commonLanguage = 0.03;
const mostLanguages = 4;

/** A word of the query as the index knows it. */
export interface SoughtWord {
  typed: string;
  /** Numbers of the terms that stand for it; a passage that holds any of them holds the word. */
  terms: number[];
  /** Inverse document frequency. */
  weight: number;
  /** Whether the terms are not the typed word’s own but similar ones, because it is in no note. */
  isCorrected: boolean;
}

/** How every passage answers by its words. */
export interface KeywordScores {
  words: SoughtWord[];
  /** BM25 by slot; 0 for a passage that holds none of the words. */
  scores: Float32Array;
  /** The most that the query’s words could score: the sum of what each earns where it earns most. */
  greatest: number;
}

/** BM25 over the index of passages: all words of the query count, none has to be there. */
export class KeywordSearch {
  readonly #index: TextIndex;
  readonly #dictionary: Dictionary;
  readonly #similar: SimilarWords;
  #scores = new Float32Array(0);
  #group = new Float32Array(0);
  readonly #norms = new Float32Array(longest + 1);

  /** @param dictionary says which words need no correction. */
  constructor(index: TextIndex, dictionary: Dictionary) {
    this.#index = index;
    this.#dictionary = dictionary;
    this.#similar = new SimilarWords(index.vocabulary);
  }

  /** The words of a text, found in the index. */
  sought(text: string): SoughtWord[] {
    return queryWords(text, this.languages()).map((word) => this.#find(word));
  }

  /** The words of a text as they are typed, the small ones too, and none in place of another: what notes are not to hold. */
  soughtExactly(text: string): SoughtWord[] {
    const { vocabulary, postings } = this.#index;
    const words = queryWords(text, this.languages());
    const compounds = words.filter(({ kind }) => kind === 'compound');
    return (compounds.length > 0 ? compounds : words).map(({ typed, terms }) => {
      const known = terms
        .flatMap((term) => vocabulary.idOf(term) ?? [])
        .filter((id) => postings.documentFrequency(id) > 0);
      return this.#word(typed, known, false);
    });
  }

  /** The languages that queries are read in, the most common one first. */
  languages(): string[] {
    const { notes } = this.#index;
    const common = [...notes.languages]
      .filter(([, count]) => count >= notes.size * commonLanguage)
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostLanguages)
      .map(([language]) => language);
    return common.includes(fallbackLanguage) ? common : [...common, fallbackLanguage];
  }

  /** Scores every passage. The scores are good until the next call. */
  score(words: SoughtWord[]): KeywordScores {
    const { count, lengths, averageLength } = this.#index.slots;
    if (this.#scores.length < count) this.#scores = new Float32Array(Math.ceil(count * 1.2));
    const scores = this.#scores.subarray(0, count);
    scores.fill(0);
    for (let length = 0; length <= longest; length++) {
      this.#norms[length] = k1 * (1 - b + (b * length) / averageLength);
    }
    let greatest = 0;
    for (const word of words) greatest += this.#addWord(word, scores, lengths);
    return { words, scores, greatest };
  }

  /** What each word adds to the score of one passage, in the order of the words; 0 where it does not hold it. */
  shares(words: SoughtWord[], slot: number): number[] {
    const { lengths, averageLength } = this.#index.slots;
    const norm = k1 * (1 - b + (b * Math.min(longest, lengths[slot] ?? 0)) / averageLength);
    const segment = this.#index.postings.segments.find(({ base, size }) => slot >= base && slot < base + size);
    return words.map(({ terms, weight }) => {
      const frequency =
        segment === undefined ? 0 : Math.max(0, ...terms.map((term) => frequencyIn(segment, term, slot)));
      return frequency === 0 ? 0 : (weight * frequency * (k1 + 1)) / (frequency + norm);
    });
  }

  /** Returns the most that the word earns anywhere. */
  #addWord({ terms, weight }: SoughtWord, scores: Float32Array, lengths: Uint16Array): number {
    // A word that is in no note is the rarest there can be.
    if (terms.length === 0) return weight;
    const isOnly = terms.length === 1;
    // Of several terms for one word a passage is given the best, not the sum.
    const target = isOnly ? scores : this.#emptyGroup(scores.length);
    let best = 0;
    for (const segment of this.#index.postings.segments) {
      for (const term of terms) best = Math.max(best, this.#addTerm(segment, term, weight, target, lengths, isOnly));
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
      const score = (factor * frequency) / (frequency + (norms[Math.min(longest, lengths[slot] ?? 0)] ?? 0));
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

  #find({ typed, terms, kind, isLast }: QueryWord): SoughtWord {
    const { vocabulary, postings } = this.#index;
    const frequencyOf = (term: number): number => postings.documentFrequency(term);
    const known = terms.flatMap((term) => vocabulary.idOf(term) ?? []).filter((id) => frequencyOf(id) > 0);
    if (known.length > 0) return this.#word(typed, known, false);
    const [term = ''] = terms;
    // Parts of a compound that is nowhere are sought by themselves anyway.
    if (kind === 'compound') return { typed, terms: [], weight: 0, isCorrected: false };
    if (isUnspaced(term)) {
      const alone = [...term].length === 1 ? this.#similar.containing(term, frequencyOf) : [];
      return this.#word(typed, alone, false);
    }
    // What is spelt as it should be is just not in these notes.
    if (this.#dictionary.has(typed)) return this.#word(typed, [], false);
    const completed = isLast && term.length > 2 ? this.#similar.completions(term, frequencyOf) : [];
    if (completed.length > 0) return this.#word(typed, completed, false);
    const similar = this.#similar.similar(term, frequencyOf);
    return this.#word(typed, similar, similar.length > 0);
  }

  #word(typed: string, terms: number[], isCorrected: boolean): SoughtWord {
    const { postings, slots } = this.#index;
    const frequency = Math.max(0, ...terms.map((term) => postings.documentFrequency(term)));
    const total = Math.max(slots.liveCount, frequency);
    return { typed, terms, weight: Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)), isCorrected };
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
