import { type Segment, termPosition } from '../../text-index/postings.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { completionShare, type QueryTerm } from './keyword-search.ts';

/** Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009, section 3.5; values as measured, see docs/search.md. */
const k1 = 1.2;
const b = 0.6;
/** Longer passages count as if they had this length, in terms. */
const maxLength = 4_095;

/** So many consecutive slots are looked at together, as a power of two: what no word touches costs nothing. */
const blockBits = 6;

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

/** Scores by slot, and which blocks of slots have any. */
class SlotScores {
  values = new Float32Array(0);
  #blocks = new Uint8Array(0);

  /** To be called while there are no scores. */
  fit(count: number): void {
    if (this.values.length >= count) return;
    this.values = new Float32Array(Math.ceil(count * 1.2));
    this.#blocks = new Uint8Array((this.values.length >> blockBits) + 1);
  }

  get blocks(): Uint8Array {
    return this.#blocks;
  }

  /** The slots with a score, ascending, written into an array that has room for all. @returns how many there are. */
  collect(into: Int32Array): number {
    const { values } = this;
    const blocks = this.#blocks;
    let count = 0;
    for (let block = 0; block < blocks.length; block++) {
      if (blocks[block] === 0) continue;
      blocks[block] = 0;
      const end = Math.min(values.length, (block + 1) << blockBits);
      for (let slot = block << blockBits; slot < end; slot++) if ((values[slot] ?? 0) > 0) into[count++] = slot;
    }
    return count;
  }
}

/** What the scores of one word are added to. */
interface WordScores {
  slots: SlotScores;
  /** Whether the scores of a slot are added up; else the highest counts. */
  isSum: boolean;
  noteScores: Float32Array;
  /** By note id: the word’s highest score so far. */
  bestOfWord: Float32Array;
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
  #bestOfWord = new Float32Array(0);
  readonly #norms = new Float32Array(maxLength + 1);
  #averageLength = 0;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** Scores every passage. The next call overwrites the scores. */
  score(words: readonly QueryTerm[]): KeywordScores {
    const { slots, notes } = this.#index;
    const { count } = slots;
    for (let at = 0; at < this.#foundCount; at++) this.#scores.values[this.#found[at] ?? 0] = 0;
    this.#scores.fit(count);
    this.#word.fit(count);
    if (this.#found.length < count) {
      this.#found = new Int32Array(this.#scores.values.length);
      this.#foundOfWord = new Int32Array(this.#scores.values.length);
    }
    this.#noteScores = enlarged(this.#noteScores, notes.lastId + 1);
    this.#bestOfWord = enlarged(this.#bestOfWord, notes.lastId + 1);
    const noteScores = this.#noteScores.subarray(0, notes.lastId + 1).fill(0);
    this.#updateNorms();
    let maxScore = 0;
    for (const word of words) maxScore += this.#addWord(word, noteScores);
    this.#foundCount = this.#scores.collect(this.#found);
    const found = this.#found.subarray(0, this.#foundCount);
    return { scores: this.#scores.values.subarray(0, count), found, noteScores, maxScore };
  }

  /** What each word contributes to the score of some passages, in the order of the words. @param ascending their slots. */
  shares(words: readonly QueryTerm[], ascending: readonly number[]): number[][] {
    const shares = ascending.map(() => words.map(() => 0));
    for (const segment of this.#index.postings.segments) {
      const first = ascending.findIndex((slot) => slot >= segment.base);
      if (first === -1) break;
      for (const [place, { termIds, weight, completions }] of words.entries()) {
        for (const term of termIds) this.#addShares(segment, term, weight, ascending, first, shares, place);
        for (const term of completions)
          this.#addShares(segment, term, weight * completionShare, ascending, first, shares, place);
      }
    }
    return shares;
  }

  /** Of several terms for a word, the one that counts most. */
  #addShares(
    { base, size, terms, starts, slots, frequencies }: Segment,
    term: number,
    weight: number,
    ascending: readonly number[],
    first: number,
    shares: readonly number[][],
    word: number,
  ): void {
    const position = termPosition(terms, term);
    if (position === -1) return;
    const { lengths, averageLength } = this.#index.slots;
    let low = starts[position] ?? 0;
    const end = starts[position + 1] ?? 0;
    for (let at = first; at < ascending.length && low < end; at++) {
      const slot = (ascending[at] ?? 0) - base;
      if (slot >= size) return;
      low = firstNotBelow(slots, slot, low, end);
      if (low === end || slots[low] !== slot) continue;
      const frequency = frequencies[low] ?? 0;
      const norm = normOf(lengths[slot + base] ?? 0, averageLength);
      const score = (weight * frequency * (k1 + 1)) / (frequency + norm);
      const own = shares[at];
      if (own !== undefined && score > (own[word] ?? 0)) own[word] = score;
    }
  }

  #updateNorms(): void {
    const { averageLength } = this.#index.slots;
    if (averageLength === this.#averageLength) return;
    this.#averageLength = averageLength;
    for (let length = 0; length <= maxLength; length++) this.#norms[length] = normOf(length, averageLength);
  }

  /** Adds a word’s score to every passage and note. @returns its highest score in any passage. */
  #addWord({ termIds, weight, completions }: QueryTerm, noteScores: Float32Array): number {
    // A word that is in no note counts as the rarest possible.
    if (termIds.length === 0) return weight;
    const bestOfWord = this.#bestOfWord.subarray(0, noteScores.length).fill(0);
    const isOnly = termIds.length + completions.length === 1;
    const to = { slots: isOnly ? this.#scores : this.#word, isSum: isOnly, noteScores, bestOfWord };
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
    const { values, blocks } = this.#scores;
    const ofWord = this.#word.values;
    const count = this.#word.collect(this.#foundOfWord);
    for (let at = 0; at < count; at++) {
      const slot = this.#foundOfWord[at] ?? 0;
      values[slot] = (values[slot] ?? 0) + (ofWord[slot] ?? 0);
      ofWord[slot] = 0;
      blocks[slot >> blockBits] = 1;
    }
  }

  #addTerm({ base, terms, starts, slots, frequencies }: Segment, term: number, weight: number, to: WordScores): number {
    const place = termPosition(terms, term);
    if (place === -1) return 0;
    const { isSum, noteScores, bestOfWord } = to;
    const { values, blocks } = to.slots;
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
      const before = values[slot] ?? 0;
      values[slot] = isSum ? before + score : Math.max(before, score);
      blocks[slot >> blockBits] = 1;
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

function normOf(length: number, averageLength: number): number {
  return k1 * (1 - b + (b * Math.min(maxLength, length)) / averageLength);
}

/** The array itself if it is long enough, else a longer one. */
function enlarged(array: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  return array.length >= length ? array : new Float32Array(Math.ceil(length * 1.2));
}

/** The first place from `low` to `end` where an ascending list is not below a value; `end` if there is none. */
function firstNotBelow(list: Uint16Array, value: number, low: number, end: number): number {
  let from = low;
  let to = end;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
