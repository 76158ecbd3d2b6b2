const beyondAscii = /[^\0-\x7f]/;
/** The accents of European scripts. The marks of other scripts work as letters and must stay. */
const accents = /[\u0300-\u036f]/g;
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
]);
const spelledOutLetters = new RegExp(`[${[...spelledOut.keys()].join('')}]`, 'g');

/** Removes what people leave out when they type: case, accents, widths and ligatures. The length may change. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(spelledOutLetters, (letter) => spelledOut.get(letter) ?? letter);
}
