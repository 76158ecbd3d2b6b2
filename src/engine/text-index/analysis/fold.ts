const beyondAscii = /[^\0-\x7f]/;
/** The accents of European scripts; marks of other scripts are letters in all but name. */
const accents = /[\u0300-\u036f]/g;
/** Letters that Unicode does not take apart, though people type them as these. */
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
]);
const spelledOutLetters = new RegExp(`[${[...spelledOut.keys()].join('')}]`, 'g');

/** A text without what people leave out when they type: case, accents, widths and ligatures. Its length may change. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(spelledOutLetters, (letter) => spelledOut.get(letter) ?? letter);
}
