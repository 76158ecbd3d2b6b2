import { asUnified } from './radicals.ts';
import { uncompared } from './unseen.ts';

const beyondAscii = /[^\0-\x7f]/;
const marks = new RegExp(`[${uncompared}]`, 'gu');
/** Letters that Unicode does not decompose, with what people type for them. */
const spelledOut = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['ʻ', "'"],
  // Letters that are spelt in two ways, or have a second code for Persian.
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ٱ', 'ا'],
  ['ँ', 'ं'],
]);
const spelledOutLetters = new RegExp([...spelledOut.keys()].join('|'), 'g');
/** In Hindi हिन्दी and हिंदी are one word: a nasal before a consonant may be written as a dot. */
const nasal = /[ङञणनम]्(?=[क-ह])/g;

/** Removes what people leave out when they type: case, accents, points, widths and ligatures. The length may change. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  return asUnified(lower.normalize('NFKD').replace(marks, '').normalize('NFC'))
    .replace(spelledOutLetters, (letter) => spelledOut.get(letter) ?? letter)
    .replace(nasal, 'ं');
}
