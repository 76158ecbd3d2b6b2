import { fold } from './fold.ts';
import { languages } from './languages.ts';
import { stemOf } from './stemming.ts';

/** The lists spell some words with an apostrophe, while terms have none. */
const normalized = (word: string) => fold(word).replaceAll(/['’]/g, '');

const stopWords = new Map(
  [...languages].map(([language, { stopWords: words }]) => [language, new Set(words.map(normalized))]),
);

/** The lists lack some single letters. A capital letter may be a name, as of the languages C and R. */
const singleLetter = /^(?:\p{Ll}|[AI])$/u;

/** Whether a word means next to nothing by itself in this language: “the”, “how”, “is”. */
export function isStopWord(word: string, language: string): boolean {
  if (singleLetter.test(word)) return true;
  return stopWords.get(language)?.has(normalized(word)) ?? false;
}

/** By language, the terms that its stop words are indexed as. */
const stopTerms = new Map<string, ReadonlySet<string>>();

/** Whether a term of the index is a stop word’s in this language. */
export function isStopTerm(term: string, language: string): boolean {
  let terms = stopTerms.get(language);
  if (terms === undefined) {
    const { stopWords: words = [] } = languages.get(language) ?? {};
    terms = new Set(words.map((word) => stemOf(word.toLowerCase().replaceAll(/['’]/g, ''), language)));
    stopTerms.set(language, terms);
  }
  return terms.has(term);
}

/** A query is in another language than the notes if it has so many more stop words of that one: “man of war” is not German. */
const clearlyMore = 3;

/** The language other than those given of which a text of these words has clearly the most stop words; null if there is none. */
export function languageByStopWords(words: readonly string[], given: readonly string[]): string | null {
  const folded = new Set(words.map(normalized).filter((word) => word.length > 1));
  const counts = Array.from(stopWords, ([language, listed]) => {
    const count = folded.values().reduce((sum, word) => sum + (listed.has(word) ? 1 : 0), 0);
    return { language, count };
  });
  const most = Math.max(0, ...counts.flatMap(({ language, count }) => (given.includes(language) ? count : [])));
  const best = counts.filter(({ language }) => !given.includes(language)).sort((a, b) => b.count - a.count)[0];
  return best !== undefined && best.count >= most + clearlyMore ? best.language : null;
}
