import { type Segment, termPosition } from '../../text-index/postings.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { completionShare, type QueryTerm } from './keyword-search.ts';

/** Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009, section 3.5; values as measured, see docs/search.md. */
const k1 = 1.2;
const b = 0.6;
/** Longer passages count as if they had this length, in terms. */
const maxLength = 4_095;

/** The keyword scores of all passages and notes. */
export interface KeywordScores {
  /** BM25 by slot; 0 for a passage that contains none of the words. */
  scores: Float32Array;
  /** By note id: the sum, over the words, of the highest score of the word in any passage of the note. */
  noteScores: Float32Array;
  /** The highest possible score of the query: the sum of the highest score of each word in any passage. */
  maxScore: number;
}

/** BM25 over all passages. Every word of the query counts, but a passage need not contain all of them. */
export class Bm25 {
  readonly #index: TextIndex;
  #scores = new Float32Array(0);
  #group = new Float32Array(0);
  #noteScores = new Float32Array(0);
  #bestOfWord = new Float32Array(0);
  readonly #norms = new Float32Array(maxLength + 1);

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** Scores every passage. The next call overwrites the scores. */
  score(words: readonly QueryTerm[]): KeywordScores {
    const { slots, notes } = this.#index;
    const { count, averageLength } = slots;
    this.#scores = enlarged(this.#scores, count);
    this.#group = enlarged(this.#group, count);
    this.#noteScores = enlarged(this.#noteScores, notes.lastId + 1);
    this.#bestOfWord = enlarged(this.#bestOfWord, notes.lastId + 1);
    const scores = this.#scores.subarray(0, count).fill(0);
    const noteScores = this.#noteScores.subarray(0, notes.lastId + 1).fill(0);
    for (let length = 0; length <= maxLength; length++) {
      this.#norms[length] = k1 * (1 - b + (b * length) / averageLength);
    }
    let maxScore = 0;
    for (const word of words) maxScore += this.#addWord(word, scores, noteScores);
    return { scores, noteScores, maxScore };
  }

  /** What each word contributes to the score of one passage, in the order of the words. */
  shares(words: readonly QueryTerm[], slot: number): number[] {
    const { lengths, averageLength } = this.#index.slots;
    const norm = k1 * (1 - b + (b * Math.min(maxLength, lengths[slot] ?? 0)) / averageLength);
    const segment = this.#index.postings.segments.find(({ base, size }) => slot >= base && slot < base + size);
    const shareOf = (termIds: readonly number[], weight: number): number => {
      const frequency =
        segment === undefined ? 0 : Math.max(0, ...termIds.map((term) => frequencyIn(segment, term, slot)));
      return frequency === 0 ? 0 : (weight * frequency * (k1 + 1)) / (frequency + norm);
    };
    return words.map(({ termIds, weight, completions }) =>
      Math.max(shareOf(termIds, weight), shareOf(completions, weight * completionShare)),
    );
  }

  /** Adds a word’s score to every passage and note. @returns its highest score in any passage. */
  #addWord({ termIds, weight, completions }: QueryTerm, scores: Float32Array, noteScores: Float32Array): number {
    // A word that is in no note counts as the rarest possible.
    if (termIds.length === 0) return weight;
    const bestOfWord = this.#bestOfWord.subarray(0, noteScores.length).fill(0);
    const isOnly = termIds.length + completions.length === 1;
    // Of several terms for a word, the best counts, not their sum.
    const target = isOnly ? scores : this.#group.subarray(0, scores.length).fill(0);
    const to = { target, isOnly, noteScores, bestOfWord };
    let best = 0;
    for (const segment of this.#index.postings.segments) {
      for (const term of termIds) best = Math.max(best, this.#addTerm(segment, term, weight, to));
      for (const term of completions) this.#addTerm(segment, term, weight * completionShare, to);
    }
    if (isOnly) return best;
    for (let slot = 0; slot < target.length; slot++) scores[slot] = (scores[slot] ?? 0) + (target[slot] ?? 0);
    return best;
  }

  #addTerm(
    { base, terms, starts, slots, frequencies }: Segment,
    term: number,
    weight: number,
    to: { target: Float32Array; isOnly: boolean; noteScores: Float32Array; bestOfWord: Float32Array },
  ): number {
    const place = termPosition(terms, term);
    if (place === -1) return 0;
    const { target, isOnly, noteScores, bestOfWord } = to;
    const { lengths, noteIds, alive } = this.#index.slots;
    const norms = this.#norms;
    const end = starts[place + 1] ?? 0;
    const factor = weight * (k1 + 1);
    let best = 0;
    for (let at = starts[place] ?? 0; at < end; at++) {
      const slot = base + (slots[at] ?? 0);
      if (alive[slot] === 0) continue;
      const frequency = frequencies[at] ?? 0;
      const score = (factor * frequency) / (frequency + (norms[Math.min(maxLength, lengths[slot] ?? 0)] ?? 0));
      if (score > best) best = score;
      const before = target[slot] ?? 0;
      target[slot] = isOnly ? before + score : Math.max(before, score);
      const note = noteIds[slot] ?? 0;
      const bestOfNote = bestOfWord[note] ?? 0;
      if (score > bestOfNote) {
        noteScores[note] = (noteScores[note] ?? 0) + score - bestOfNote;
        bestOfWord[note] = score;
      }
    }
    return best;
  }
}

/** The array itself if it is long enough, else a longer one. */
function enlarged(array: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  return array.length >= length ? array : new Float32Array(Math.ceil(length * 1.2));
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
