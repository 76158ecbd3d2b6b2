import { asUnified } from './radicals.ts';
import { composed, silent } from './unseen.ts';

/** A word as it is compared, with the place of each of its code units in the word as written. */
export interface WrittenWord {
  text: string;
  /** One more than the text has code units: the last is where the word ends. */
  places: number[];
}

/** What is not compared, and the end of a line within a word of a script without spaces. Accents stay, as stemmers rely on them. */
const left = new RegExp(`[${silent}\\s>]`, 'gu');
/** A character with the marks above and below it, or jamo that make up a syllable. */
const cluster = new RegExp(`[\\u1100-\\u11ff]+|[\\s\\S][${composed}]*`, 'gu');
const letters = new Map([
  // A hyphen at which no line may end; NFKC leaves one at which it may.
  ['\u2010', '-'],
  ['ʼ', '’'],
  ['ʻ', '’'],
  ['‘', '’'],
  ['＇', '’'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ی', 'ي'],
  ['ک', 'ك'],
]);

/** Whether a character of a word is written otherwise than it is compared, see `written`. */
export const unlikeWritten = new RegExp(
  `[${silent}${composed}\\u02bb\\u02bc\\u0622\\u0623\\u0625\\u0671\\u06a9\\u06cc\\u1100-\\u11ff\\u2e80-\\u2fdf\\uf900-\\ufaff\\uff07\\uff10-\\uff5a\\uff65-\\uff9f]`,
  'u',
);

/** Removes what is not seen from a word, and composes and unifies what is the same in another form. */
export function written(word: string): WrittenWord {
  let text = '';
  const places: number[] = [];
  for (const { 0: found, index } of word.matchAll(cluster)) {
    const visible = asUnified(found.replace(left, '').normalize('NFKC'));
    const read = letters.get(visible) ?? visible;
    for (let at = 0; at < read.length; at++) places.push(index);
    text += read;
  }
  places.push(word.length);
  return { text, places };
}
