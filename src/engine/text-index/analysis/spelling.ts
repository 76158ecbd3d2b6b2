/** Letters with what is typed for them where a keyboard lacks them. */
const typedAs = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['å', 'aa'],
  ['ø', 'oe'],
]);
const letters = /[äöüåø]/g;

/** The word as it is spelt without its umlauts (`mueller`); null if it has none. @param word in lower case. */
export function withoutUmlauts(word: string): string | null {
  const spelt = word.replace(letters, (letter) => typedAs.get(letter) ?? letter);
  return spelt === word ? null : spelt;
}
