import { fold } from './fold.ts';
import { languages } from './languages.ts';

/** Lists spell some words with an apostrophe; words of a text are told without. */
const spelt = (word: string) => fold(word).replaceAll(/['’]/g, '');

const stopWords = new Map(
  [...languages].map(([language, { stopWords: words }]) => [language, new Set(words.map(spelt))]),
);

/** Lists leave out some. Those that are typed large may be a name: the languages C and R. */
const loneLetter = /^(?:\p{Ll}|[AI])$/u;

/** Whether a word says next to nothing by itself in this language: “the”, “how”, “is”. */
export function isStopWord(word: string, language: string): boolean {
  if (loneLetter.test(word)) return true;
  return stopWords.get(language)?.has(spelt(word)) ?? false;
}
