/** Scripts written without spaces between words. Keyword search indexes them by pairs of characters. */
const unspacedScripts =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー々';

const stretches = new RegExp(`[${unspacedScripts}]+|[^${unspacedScripts}]+`, 'gu');
const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');

/** The end of a line, with the marks of the quotation that goes on in the next one; the source of an expression. */
export const lineBreak = '[ \\t\\u3000]*\\r?\\n[ \\t\\u3000>]*';
const brokenWord = new RegExp(`(?<=[${unspacedScripts}])${lineBreak}(?=[${unspacedScripts}])`, 'gu');

/** A text without the ends of lines within such a script: lines end anywhere in a word. */
export function withoutLineEnds(text: string): string {
  return text.includes('\n') && unspaced.test(text) ? text.replace(brokenWord, '') : text;
}

export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

/** Splits a word that mixes such a script with others, in order, with offsets. */
export function byScript(word: string): { text: string; start: number }[] {
  if (!unspaced.test(word)) return [{ text: word, start: 0 }];
  return [...word.matchAll(stretches)].map(({ 0: text, index }) => ({ text, start: index }));
}

/** The overlapping pairs of characters in a stretch of such a script, with offsets; a single character stays alone. */
export function pairsOf(stretch: string): { text: string; start: number }[] {
  const pairs: { text: string; start: number }[] = [];
  let previous: { text: string; start: number } | null = null;
  let start = 0;
  for (const text of stretch) {
    if (previous !== null) pairs.push({ text: previous.text + text, start: previous.start });
    previous = { text, start };
    start += text.length;
  }
  return pairs.length === 0 && previous !== null ? [previous] : pairs;
}
