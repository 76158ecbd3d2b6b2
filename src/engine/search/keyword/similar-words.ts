import type { Vocabulary } from '../../text-index/vocabulary.ts';
import { beginningsOf, comesFrom, longestEnding, wordsOf } from './inflections.ts';

/** A mistyped word with its ending, folded, and the languages of which it may be. */
export interface WholeWord {
  word: string;
  languages: readonly string[];
}

/** Shorter words are similar to too many others. */
const minLength = 4;
/** From this length on, two mistakes are corrected, below it one. */
const minLengthForTwo = 8;
const maxSimilar = 32;
const maxContaining = 256;

/**
 * Finds the terms that a mistyped word may stand for. The distance of two words is the number of letters
 * added, left out, changed, or swapped with their neighbour (optimal string alignment). Every term is compared, but a
 * 32-bit sketch of its letters rules most of them out, so that no trigram index is needed.
 */
export class SimilarWords {
  readonly #vocabulary: Vocabulary;
  #sketches = new Uint32Array(1024);
  #sketched = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /**
   * Ids of the terms at the smallest distance: first those with the same first letter, and common before rare ones. None
   * if one of them is a small word, such as “from”: then that may have been meant, and it says nothing.
   * @param forms what the mistyped word may be without its ending: a stemmer is wrong about some words that are spelt wrong.
   * @param whole compared with the words that a term may come from: a stemmer leaves “renovaton” as it is, and takes “renov”
   * from “renovation”.
   */
  similar(
    forms: readonly string[],
    frequencyOf: (term: number) => number,
    isSmall: (term: string) => boolean,
    whole: WholeWord | null = null,
  ): number[] {
    this.#updateSketches();
    const { terms } = this.#vocabulary;
    const found = new Set<number>();
    let nearest = Math.max(...forms.map(mostMistakes), whole === null ? 0 : mostMistakes(whole.word));
    const take = (id: number, distance: number): void => {
      if (frequencyOf(id) === 0) return;
      if (distance < nearest) found.clear();
      nearest = distance;
      found.add(id);
    };
    for (const form of forms) {
      const sketch = sketchOf(form);
      const most = mostMistakes(form);
      for (const [id, term] of terms.entries()) {
        const limit = Math.min(most, nearest);
        if (Math.abs(term.length - form.length) > limit) continue;
        // A changed letter changes at most two bits.
        if (bitCount((this.#sketches[id] ?? 0) ^ sketch) > 2 * limit) continue;
        const distance = editDistance(form, term, limit);
        if (distance <= limit) take(id, distance);
      }
    }
    for (const { id, distance } of whole === null ? [] : this.#inflected(whole, nearest))
      if (distance <= nearest) take(id, distance);
    const first = forms[0]?.[0];
    if ([...found].some((id) => isSmall(terms[id] ?? ''))) return [];
    const rank = (id: number): number => (terms[id]?.[0] === first ? 1e9 : 0) + frequencyOf(id);
    return [...found].sort((a, b) => rank(b) - rank(a)).slice(0, maxSimilar);
  }

  /**
   * The terms of which a word, with its ending, is at most so many letters from the one typed, and no more than its own length
   * allows. Only long words, whose first letter is right: of short ones with an ending, too many are near.
   */
  *#inflected({ word, languages }: WholeWord, most: number): Generator<{ id: number; distance: number }> {
    if (word.length < minLengthForTwo) return;
    const sketch = sketchOf(word);
    for (const [id, term] of this.#vocabulary.terms.entries()) {
      if (term[0] !== word[0]) continue;
      const limit = Math.min(most, mostMistakes(term));
      if (limit < 1 || term.length > word.length + limit || term.length < word.length - longestEnding - limit) continue;
      // Each mistake brings in one letter that is not typed, and so does an “i” that is a “y” in the word.
      const newLetters = term.endsWith('i') ? limit + 1 : limit;
      if (bitCount((this.#sketches[id] ?? 0) & ~sketch) > newLetters) continue;
      const distance = this.#distanceOfWords(word, term, limit, languages);
      if (distance <= limit) yield { id, distance };
    }
  }

  #distanceOfWords(typed: string, term: string, limit: number, languages: readonly string[]): number {
    let nearest = limit + 1;
    for (const beginning of beginningsOf(term)) {
      if (beginningDistance(beginning, typed, limit) > limit) continue;
      for (const word of wordsOf(beginning, term, typed.length - limit, typed.length + limit)) {
        const distance = editDistance(typed, word, nearest - 1);
        if (distance < nearest && comesFrom(term, word, languages)) nearest = distance;
      }
    }
    return nearest;
  }

  /** Ids of the terms that contain a character: for a single character of a script that is indexed by pairs. */
  containing(character: string, frequencyOf: (term: number) => number): number[] {
    const found: { id: number; frequency: number }[] = [];
    for (const [id, term] of this.#vocabulary.terms.entries()) {
      if (!term.includes(character)) continue;
      const frequency = frequencyOf(id);
      if (frequency > 0) found.push({ id, frequency });
    }
    return found
      .sort((a, b) => b.frequency - a.frequency)
      .slice(0, maxContaining)
      .map(({ id }) => id);
  }

  #updateSketches(): void {
    const { terms } = this.#vocabulary;
    if (terms.length > this.#sketches.length) {
      const larger = new Uint32Array(terms.length * 2);
      larger.set(this.#sketches);
      this.#sketches = larger;
    }
    for (; this.#sketched < terms.length; this.#sketched++) {
      this.#sketches[this.#sketched] = sketchOf(terms[this.#sketched] ?? '');
    }
  }
}

function mostMistakes({ length }: string): number {
  if (length < minLength) return -1;
  return length < minLengthForTwo ? 1 : 2;
}

/** The letters of a word, in any order, as one bit for each of 32 groups of letters. */
function sketchOf(word: string): number {
  let sketch = 0;
  for (let at = 0; at < word.length; at++) sketch |= 1 << (word.charCodeAt(at) & 31);
  return sketch >>> 0;
}

function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The optimal string alignment distance, or any larger number than `max` if it is larger than that. */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  return distancesOfBeginnings(a, b, max)?.[b.length] ?? max + 1;
}

/** The distance of a beginning to the nearest one of a word, or any larger number than `max` if it is larger than that. */
function beginningDistance(beginning: string, word: string, max: number): number {
  const distances = distancesOfBeginnings(beginning, word.slice(0, beginning.length + max), max);
  return distances === null ? max + 1 : Math.min(...distances);
}

/** The distances of `a` to the beginnings of `b`, by their length; null if all are larger than `max`. */
function distancesOfBeginnings(a: string, b: string, max: number): number[] | null {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > max) return null;
    beforeLast = last;
    last = row;
  }
  return last;
}
