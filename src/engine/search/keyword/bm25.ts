import { type Segment, termPosition } from '../../text-index/postings.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { completionShare, type QueryTerm } from './keyword-search.ts';
import { SlotScores } from './slot-scores.ts';

/** Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009, section 3.5; values as measured, see docs/search.md. */
export const k1 = 1.2;
const b = 0.6;
/** Longer passages count as if they had this length, in terms. */
const maxLength = 4_095;

/** The keyword scores of all passages and notes. */
export interface KeywordScores {
  /** BM25 by slot; 0 for a passage that contains none of the words. */
  scores: Float32Array;
  /** The slots with a score, ascending. */
  found: Int32Array;
  /** By note id: the sum, over the words, of the highest score of the word in any passage of the note. */
  noteScores: Float32Array;
  /** The highest possible score of the query: the sum of the highest score of each word in any passage. */
  maxScore: number;
}

/** What the scores of one word are added to. */
interface WordScores {
  slots: SlotScores;
  /** Whether the scores of a slot are added up; else the highest counts. */
  isSum: boolean;
}

/**
 * BM25 over all passages. Every word of the query counts, but a passage need not contain all of them. Every posting is scored: in
 * typed arrays that takes less than leaving out what cannot be among the best, and all that match must be counted anyway.
 */
export class Bm25 {
  readonly #index: TextIndex;
  readonly #scores = new SlotScores();
  readonly #word = new SlotScores();
  #found = new Int32Array(0);
  #foundCount = 0;
  #foundOfWord = new Int32Array(0);
  #noteScores = new Float32Array(0);
  /** By note id: the highest score of the word that was last found in the note, and which word that was, counted over all queries. */
  #bestOfWord = new Float32Array(0);
  #lastWords = new Uint32Array(0);
  #wordsScored = 0;
  readonly #norms = new Float32Array(maxLength + 1);
  #averageLength = 0;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** Scores every passage. The next call overwrites the scores. */
  score(words: readonly QueryTerm[]): KeywordScores {
    const { count } = this.#index.slots;
    this.#clear();
    this.#fit();
    this.#updateNorms();
    let maxScore = 0;
    for (const word of words) maxScore += this.#addWord(word);
    this.#foundCount = this.#scores.collect(this.#found);
    return {
      scores: this.#scores.values.subarray(0, count),
      found: this.#found.subarray(0, this.#foundCount),
      noteScores: this.#noteScores.subarray(0, this.#index.notes.lastId + 1),
      maxScore,
    };
  }

  /** Takes away the scores of the last query: in a large library, most passages and notes have none. */
  #clear(): void {
    const { values } = this.#scores;
    const { noteIds } = this.#index.slots;
    for (let at = 0; at < this.#foundCount; at++) {
      const slot = this.#found[at] ?? 0;
      values[slot] = 0;
      this.#noteScores[noteIds[slot] ?? 0] = 0;
    }
  }

  #fit(): void {
    const { slots, notes } = this.#index;
    this.#scores.fit(slots.count);
    this.#word.fit(slots.count);
    if (this.#found.length < slots.count) {
      this.#found = new Int32Array(this.#scores.values.length);
      this.#foundOfWord = new Int32Array(this.#scores.values.length);
    }
    if (this.#noteScores.length > notes.lastId) return;
    const size = Math.ceil((notes.lastId + 1) * 1.2);
    this.#noteScores = new Float32Array(size);
    this.#bestOfWord = new Float32Array(size);
    this.#lastWords = new Uint32Array(size);
  }

  #updateNorms(): void {
    const { averageLength } = this.#index.slots;
    if (averageLength === this.#averageLength) return;
    this.#averageLength = averageLength;
    for (let length = 0; length <= maxLength; length++) this.#norms[length] = normOf(length, averageLength);
  }

  /** Adds a word’s score to every passage and note. @returns its highest score in any passage. */
  #addWord({ termIds, weight, completions }: QueryTerm): number {
    // A word that is in no note counts as the rarest possible.
    if (termIds.length === 0) return weight;
    this.#wordsScored++;
    const isOnly = termIds.length + completions.length === 1;
    const to = { slots: isOnly ? this.#scores : this.#word, isSum: isOnly };
    let best = 0;
    for (const segment of this.#index.postings.segments) {
      for (const term of termIds) best = Math.max(best, this.#addTerm(segment, term, weight, to));
      for (const term of completions) this.#addTerm(segment, term, weight * completionShare, to);
    }
    if (!isOnly) this.#addUp();
    return best;
  }

  /** Adds the scores of a word that has several terms to those of the query. */
  #addUp(): void {
    const { values } = this.#scores;
    const ofWord = this.#word.values;
    const count = this.#word.collect(this.#foundOfWord);
    for (let at = 0; at < count; at++) {
      const slot = this.#foundOfWord[at] ?? 0;
      this.#scores.set(slot, (values[slot] ?? 0) + (ofWord[slot] ?? 0));
      ofWord[slot] = 0;
    }
  }

  #addTerm({ base, terms, starts, slots, frequencies }: Segment, term: number, weight: number, to: WordScores): number {
    const place = termPosition(terms, term);
    if (place === -1) return 0;
    const { isSum, slots: scores } = to;
    const { values } = scores;
    const { lengths, noteIds, alive } = this.#index.slots;
    const norms = this.#norms;
    const noteScores = this.#noteScores;
    const bestOfWord = this.#bestOfWord;
    const lastWords = this.#lastWords;
    const word = this.#wordsScored;
    const end = starts[place + 1] ?? 0;
    const factor = weight * (k1 + 1);
    let best = 0;
    for (let at = starts[place] ?? 0; at < end; at++) {
      const slot = base + (slots[at] ?? 0);
      if (alive[slot] === 0) continue;
      const frequency = frequencies[at] ?? 0;
      const score = (factor * frequency) / (frequency + (norms[Math.min(maxLength, lengths[slot] ?? 0)] ?? 0));
      if (score > best) best = score;
      const before = values[slot] ?? 0;
      scores.set(slot, isSum ? before + score : Math.max(before, score));
      const note = noteIds[slot] ?? 0;
      const bestOfNote = lastWords[note] === word ? (bestOfWord[note] ?? 0) : 0;
      if (score > bestOfNote) {
        noteScores[note] = (noteScores[note] ?? 0) + score - bestOfNote;
        bestOfWord[note] = score;
        lastWords[note] = word;
      }
    }
    return best;
  }
}

/** What the length of a passage, in terms, takes off the frequency of a word in it. */
export function normOf(length: number, averageLength: number): number {
  return k1 * (1 - b + (b * Math.min(maxLength, length)) / averageLength);
}
