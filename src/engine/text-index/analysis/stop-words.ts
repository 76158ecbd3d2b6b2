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

/** The languages that have a word among their stop words. */
const languagesOf = new Map<string, string[]>();
for (const [language, words] of stopWords) {
  for (const word of words) {
    const known = languagesOf.get(word);
    if (known === undefined) languagesOf.set(word, [language]);
    else known.push(language);
  }
}

/** How many of some words are stop words, by language. Those that are in every one, single letters, are not counted. */
export function stopWordsByLanguage(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    if (singleLetter.test(word)) continue;
    for (const language of languagesOf.get(normalized(word)) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return counts;
}

/** The language other than those given of which a text of these words has clearly the most stop words; null if there is none. */
export function languageByStopWords(words: readonly string[], given: readonly string[]): string | null {
  const counts = stopWordsByLanguage(new Set(words.map(normalized).filter((word) => word.length > 1)));
  let most = 0;
  for (const language of given) most = Math.max(most, counts.get(language) ?? 0);
  let best: string | null = null;
  for (const language of stopWords.keys()) {
    const count = counts.get(language) ?? 0;
    if (given.includes(language) || count < most + clearlyMore) continue;
    if (best === null || count > (counts.get(best) ?? 0)) best = language;
  }
  return best;
}
