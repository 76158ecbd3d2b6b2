/** Scripts written without spaces between words; their unit of keyword search is the pair of characters. */
const unspacedScripts =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー々';

const stretchOrRest = new RegExp(`[${unspacedScripts}]+|[^${unspacedScripts}]+`, 'gu');
const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');

export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

/** The parts of a word that mixes such a script with others, in order, with their offsets. */
export function byScript(word: string): { text: string; start: number }[] {
  return [...word.matchAll(stretchOrRest)].map(({ 0: text, index }) => ({ text, start: index }));
}

/** A stretch of such a script as its overlapping pairs of characters, with their offsets; a lone one stands for itself. */
export function pairsOf(stretch: string): { text: string; start: number }[] {
  const pairs: { text: string; start: number }[] = [];
  let before: { text: string; start: number } | null = null;
  let start = 0;
  for (const text of stretch) {
    if (before !== null) pairs.push({ text: before.text + text, start: before.start });
    before = { text, start };
    start += text.length;
  }
  return pairs.length === 0 && before !== null ? [before] : pairs;
}
