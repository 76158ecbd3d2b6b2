import { brotliDecompressSync } from 'node:zlib';
import { alphabet, ngramBytes, ngramCount, scoreCount } from './ngram-data.ts';

/** What is taken off all scores in the table, so that they are small numbers. */
const leastScore = 53;
/** The letters of the longest n-gram. */
const longest = 6;

/** By a letter’s code unit, its place in the alphabet from 1 on; 0 for a letter that no n-gram has. */
const places = new Uint8Array(256);
for (let at = 0; at < alphabet.length; at++) places[alphabet.charCodeAt(at)] = at + 1;

/**
 * How much each n-gram speaks for each language, as sorted arrays: as an object of objects, which is how eld has it, the same table takes 60 MB
 * and 0.3 s to load.
 */
export class NgramTable {
  readonly #numbers = new Float64Array(ngramCount);
  /** Where the scores of each n-gram begin, and after the last one where they end. */
  readonly #begins = new Uint32Array(ngramCount + 1);
  readonly #languages: Uint8Array;
  readonly #scores: Uint8Array;

  constructor() {
    const bytes = brotliDecompressSync(Buffer.from(ngramBytes, 'base64'));
    let at = 0;
    let number = 0;
    for (let row = 0; row < ngramCount; row++) {
      for (let unit = 1; ; unit *= 128) {
        const byte = bytes[at++] ?? 0;
        number += (byte % 128) * unit;
        if (byte < 128) break;
      }
      this.#numbers[row] = number;
    }
    for (let row = 0; row < ngramCount; row++) this.#begins[row + 1] = (this.#begins[row] ?? 0) + (bytes[at++] ?? 0);
    this.#languages = bytes.subarray(at, at + scoreCount);
    this.#scores = bytes.subarray(at + scoreCount);
  }

  /** Adds what an n-gram speaks for each language. @param sums by the language’s place in `averageScores`. */
  addTo(sums: Float64Array, ngram: string): void {
    const row = this.#rowOf(ngram);
    if (row === null) return;
    const end = this.#begins[row + 1] ?? 0;
    for (let at = this.#begins[row] ?? 0; at < end; at++) {
      const language = this.#languages[at] ?? 0;
      sums[language] = (sums[language] ?? 0) + (this.#scores[at] ?? 0) + leastScore;
    }
  }

  #rowOf(ngram: string): number | null {
    if (ngram.length > longest) return null;
    let number = 0;
    for (let at = 0; at < ngram.length; at++) {
      const place = places[ngram.charCodeAt(at)] ?? 0;
      if (place === 0) return null;
      number = number * 128 + place;
    }
    let [low, high] = [0, ngramCount];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#numbers[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return this.#numbers[low] === number ? low : null;
  }
}
