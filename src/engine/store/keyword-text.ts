// Scripts written without spaces: PostgreSQL's parser takes a whole sentence of them for one word.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** Each stretch of unspaced script as its overlapping pairs of characters, the usual unit of keyword search there. */
export function bigrams(text: string): string[] {
  return [...text.matchAll(unspaced)].flatMap(([stretch]) => {
    const characters = [...stretch];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}

/** What keyword search sees of a chunk besides its context and its text: the note's title, and bigrams. */
export function keywordExtra(title: string, context: string, text: string): string {
  return [title, ...bigrams(`${title} ${context} ${text}`)].join(' ');
}

/** A query as keyword search is asked it. */
export function keywordQuery(query: string): string {
  return [query, ...bigrams(query)].join(' ').replaceAll('\0', ' ');
}
