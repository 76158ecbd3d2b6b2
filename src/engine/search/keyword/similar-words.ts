import type { Vocabulary } from '../../text-index/vocabulary.ts';

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
   */
  similar(
    forms: readonly string[],
    frequencyOf: (term: number) => number,
    isSmall: (term: string) => boolean,
  ): number[] {
    this.#updateSketches();
    const { terms } = this.#vocabulary;
    const found = new Set<number>();
    let nearest = Math.max(...forms.map(mostMistakes));
    for (const form of forms) {
      const sketch = sketchOf(form);
      const most = mostMistakes(form);
      for (const [id, term] of terms.entries()) {
        const limit = Math.min(most, nearest);
        if (Math.abs(term.length - form.length) > limit) continue;
        // A changed letter changes at most two bits.
        if (bitCount((this.#sketches[id] ?? 0) ^ sketch) > 2 * limit) continue;
        const distance = editDistance(form, term, limit);
        if (distance > limit || frequencyOf(id) === 0) continue;
        if (distance < nearest) found.clear();
        nearest = distance;
        found.add(id);
      }
    }
    const first = forms[0]?.[0];
    if ([...found].some((id) => isSmall(terms[id] ?? ''))) return [];
    const rank = (id: number): number => (terms[id]?.[0] === first ? 1e9 : 0) + frequencyOf(id);
    return [...found].sort((a, b) => rank(b) - rank(a)).slice(0, maxSimilar);
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
    if (least > max) return max + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? max + 1;
}
